package city.lastmile.workbench;

import city.lastmile.casework.ModelWorkshop;
import city.lastmile.workbench.DecisionInputs.Input;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.xml.sax.SAXException;

/** Where a designer tries a decision of a change on typed values: which rules hold, and what comes out. */
@Controller
class TrialPage {

    /** Before a parameter's name: a variable may be called as one of the page's own parameters. */
    private static final String TYPED = "v.";

    private final ChangeBook book;
    private final WorkbenchViews views;
    private final ModelWorkshop workshop;
    private final DecisionCheck check;
    private final MessageSource messages;

    TrialPage(ChangeBook book, WorkbenchViews views, ModelWorkshop workshop, DecisionCheck check, MessageSource messages) {
        this.book = book;
        this.views = views;
        this.workshop = workshop;
        this.check = check;
        this.messages = messages;
    }

    /** A field of the page. */
    record Field(Input input, String typed) {
    }

    @GetMapping(WorkbenchPage.CHANGE + "/try")
    String show(@PathVariable long id, @RequestParam String file, @RequestParam(defaultValue = "") String decision,
            @RequestParam Map<String, String> parameters, Model model, Locale locale) {
        ModelChange change = book.find(id).filter(found -> file.matches("dmn/[a-z0-9-]+\\.dmn"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        String text = views.text(change, file);
        model.addAttribute("change", change);
        model.addAttribute("file", file);
        try {
            DecisionInputs tables = DecisionInputs.read(text);
            String chosen = tables.decisions().containsKey(decision) ? decision
                    : tables.decisions().keySet().stream().findFirst().orElse("");
            List<Field> fields = tables.of(chosen).stream().map(input -> new Field(input,
                    parameters.getOrDefault(TYPED + input.name(), ""))).toList();
            model.addAttribute("decisions", tables.decisions());
            model.addAttribute("decision", chosen);
            model.addAttribute("fields", fields);
            if (parameters.containsKey("go")) {
                model.addAllAttributes(outcome(text, file, chosen, fields, locale));
            }
        } catch (SAXException e) {
            model.addAttribute("refused", messages.getMessage("workbench.difference.unreadable", null, locale));
        }
        return "staff/workbench-try";
    }

    private Map<String, Object> outcome(String text, String file, String decision, List<Field> fields, Locale locale)
            throws SAXException {
        List<Finding> findings = new ArrayList<>();
        check.check(file, ModelXml.read(text), findings);
        if (!findings.isEmpty()) {
            return Map.of("findings", views.told(findings, locale));
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Field field : fields) {
            try {
                values.put(field.input().name(), field.input().value(field.typed()));
            } catch (IllegalArgumentException e) {
                return Map.of("refused", messages.getMessage("workbench.try.type", new Object[] {field.input().name(),
                    field.typed()}, locale));
            }
        }
        try {
            return Map.of("outcomes", workshop.evaluate(text, decision, values));
        } catch (IllegalArgumentException e) {
            return Map.of("refused", messages.getMessage("workbench.try.refused", new Object[] {e.getMessage()}, locale));
        }
    }
}
