package city.lastmile.platform;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Every text that a person reads stands in a bundle below {@code messages/}, one per module; a bundle that is dropped
 * there is found. Chinese is the default, whatever language the machine speaks.
 */
@Configuration(proxyBeanMethods = false)
class MessagesConfiguration {

    @Bean
    MessageSource messageSource(ResourcePatternResolver resources) throws IOException {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(Arrays.stream(resources.getResources("classpath:messages/*.properties"))
                .map(Resource::getFilename).map(Objects::requireNonNull)
                .map(name -> name.replaceFirst("(_en)?\\.properties$", "")).distinct().sorted()
                .map(name -> "messages/" + name).toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
