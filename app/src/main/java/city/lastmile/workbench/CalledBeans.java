package city.lastmile.workbench;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/**
 * The beans that models may call: named components of the application with public methods that take what only the
 * engine hands out.
 */
@Component
class CalledBeans implements SmartInitializingSingleton {

    private static final String APPLICATION = "city.lastmile.";

    private final ConfigurableListableBeanFactory beans;
    private Map<String, List<Method>> methods = Map.of();

    CalledBeans(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Map<String, List<Method>> found = new TreeMap<>();
        for (String name : beans.getBeanDefinitionNames()) {
            Class<?> type = beans.getType(name, false);
            if (type != null && ClassUtils.getUserClass(type).getName().startsWith(APPLICATION)) {
                List<Method> called = called(ClassUtils.getUserClass(type), name);
                if (!called.isEmpty()) {
                    found.put(name, called);
                }
            }
        }
        methods = Map.copyOf(found);
    }

    private static List<Method> called(Class<?> type, String name) {
        Component component = type.getAnnotation(Component.class);
        if (component == null || !component.value().equals(name) || !Modifier.isPublic(type.getModifiers())) {
            return List.of();
        }
        return Arrays.stream(type.getDeclaredMethods()).filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> Arrays.stream(method.getParameterTypes()).findFirst()
                        .filter(first -> first == DelegateExecution.class || first == DelegateTask.class).isPresent())
                .toList();
    }

    Set<String> names() {
        return methods.keySet();
    }

    boolean has(String bean) {
        return methods.containsKey(bean);
    }

    boolean has(String bean, String method) {
        return methods.getOrDefault(bean, List.of()).stream().anyMatch(found -> found.getName().equals(method));
    }

    boolean takes(String bean, String method, int arguments) {
        return methods.getOrDefault(bean, List.of()).stream().anyMatch(found -> found.getName().equals(method)
                && found.getParameterCount() == arguments);
    }

    /** @return the methods of the bean, for a text that says what there is instead */
    String methodsOf(String bean) {
        return methods.getOrDefault(bean, List.of()).stream().map(Method::getName).distinct().sorted()
                .collect(Collectors.joining(", "));
    }
}
