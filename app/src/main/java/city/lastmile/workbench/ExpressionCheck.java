package city.lastmile.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Expressions call what models may call, and nothing else: a way past the published beans would be a way into the whole
 * program.
 */
@Component
class ExpressionCheck {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{((?:[^{}'\"]|'[^']*'|\"[^\"]*\")*)}");
    private static final Pattern BEGINNING = Pattern.compile("[$#]\\{");
    private static final Pattern LITERAL = Pattern.compile("'[^']*'|\"[^\"]*\"");
    /** A member of something: what it is a member of, its name, and whether it is called. */
    private static final Pattern MEMBER =
            Pattern.compile("(?:(?<![\\w.)\\]])([A-Za-z_$][\\w$]*)|[\\w)\\]'])\\s*\\.\\s*([A-Za-z_$][\\w$]*)\\s*(\\(?)");
    private static final Pattern FUNCTION = Pattern.compile("(?<![\\w.$])([A-Za-z_$][\\w$]*(?::\\w+)?)\\s*\\(");
    private static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups", "empty",
            "not", "and", "or", "eq", "ne", "lt", "gt", "le", "ge", "div", "mod");
    private static final String RESULT = "decisionResult";
    private static final Set<String> RESULT_METHODS = Set.of("getSingleResult", "getSingleEntry", "getFirstResult",
            "getResultList", "collectEntries", "getEntry", "get", "size", "isEmpty");
    private static final Set<String> ENGINE_OBJECTS = Set.of("execution", "task");
    private static final Set<String> ENGINE_METHODS = Set.of("getVariable", "getVariableLocal", "hasVariable",
            "hasVariableLocal", "getBusinessKey", "getProcessBusinessKey", "getId", "getProcessInstanceId",
            "getCurrentActivityId", "getCurrentActivityName", "getAssignee", "getName", "getTaskDefinitionKey");
    private static final Set<String> WORDS = Set.of("documentation", "text", "name");

    private final CalledBeans beans;

    ExpressionCheck(CalledBeans beans) {
        this.beans = beans;
    }

    void check(String file, Document model, List<Finding> findings) {
        ModelXml.elements(model).forEach(element -> {
            ModelXml.attributes(element).filter(attribute -> !WORDS.contains(attribute.getLocalName()))
                    .forEach(attribute -> check(file, element, attribute.getNodeValue(), findings));
            if (!WORDS.contains(element.getLocalName())) {
                check(file, element, ownText(element), findings);
            }
        });
    }

    private static String ownText(Element element) {
        StringBuilder text = new StringBuilder();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString();
    }

    private void check(String file, Element element, String text, List<Finding> findings) {
        if (!BEGINNING.matcher(text).find()) {
            return;
        }
        String id = ModelXml.owner(element);
        Matcher expression = EXPRESSION.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (expression.find()) {
            problems(expression.group(1)).forEach(problem ->
                    findings.add(Finding.of(file, id, problem.key(), problem.arguments())));
            expression.appendReplacement(rest, "");
        }
        expression.appendTail(rest);
        if (BEGINNING.matcher(rest).find()) {
            findings.add(Finding.of(file, id, "expression", text.strip()));
        }
    }

    /** What is wrong with an expression. */
    record Problem(String key, Object... arguments) {
    }

    /** @param expression without its braces */
    List<Problem> problems(String expression) {
        String bare = LITERAL.matcher(expression).replaceAll("''");
        List<Problem> problems = new ArrayList<>();
        if (bare.matches("(?s).*]\\s*\\(.*") || bare.matches("(?s).*\\.\\s*class\\b.*")) {
            problems.add(new Problem("expression", expression));
        }
        FUNCTION.matcher(bare).results().map(call -> call.group(1)).filter(name -> !FUNCTIONS.contains(name))
                .forEach(name -> problems.add(new Problem("function", name)));
        String root = "";
        Matcher member = MEMBER.matcher(bare);
        for (int at = 0; member.find(at); at = member.end(2)) {
            root = member.group(1) == null ? root : member.group(1);
            if (!member.group(3).isEmpty()) {
                call(bare, member, root, problems);
            }
        }
        return problems;
    }

    private void call(String expression, Matcher member, String root, List<Problem> problems) {
        String method = member.group(2);
        boolean direct = member.group(1) != null;
        if (root.equals(RESULT) && RESULT_METHODS.contains(method)
                || direct && ENGINE_OBJECTS.contains(root) && ENGINE_METHODS.contains(method)) {
            return;
        }
        if (!direct || ENGINE_OBJECTS.contains(root) || root.equals(RESULT)) {
            problems.add(new Problem("call", method));
        } else if (!beans.has(root)) {
            problems.add(new Problem("bean", root, String.join(", ", beans.names())));
        } else if (!beans.has(root, method)) {
            problems.add(new Problem("method", root, method, beans.methodsOf(root)));
        } else if (!beans.takes(root, method, arguments(expression, member.end()))) {
            problems.add(new Problem("arguments", root, method));
        }
    }

    /** @param from after the opening bracket */
    private static int arguments(String expression, int from) {
        int depth = 0;
        int commas = 0;
        boolean any = false;
        for (int at = from; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (c == ')' && depth == 0) {
                break;
            }
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            commas += c == ',' && depth == 0 ? 1 : 0;
            any |= !Character.isWhitespace(c);
        }
        return any ? commas + 1 : 0;
    }
}
