// @camunda/form-linting is published for bundlers: modules without extension in their imports and without
// "type": "module". This loader hook lets plain Node read them, so that no bundler is needed.
const PACKAGE = '/node_modules/@camunda/form-linting/';

export async function resolve(specifier, context, next) {
  if (specifier.startsWith('.') && context.parentURL?.includes(PACKAGE) && !specifier.endsWith('.js')) {
    return next(`${specifier}.js`, context);
  }
  return next(specifier, context);
}

export async function load(url, context, next) {
  return next(url, url.includes(PACKAGE) ? { ...context, format: 'module' } : context);
}
