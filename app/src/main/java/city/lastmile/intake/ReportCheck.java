package city.lastmile.intake;

import city.lastmile.register.Category;
import city.lastmile.register.CityRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a report against the register and the rules; finds everything that is wrong at once. */
@Component
class ReportCheck {

    static final int LONGEST_DESCRIPTION = 5000;

    private final CityRegister register;
    private final PlaceCheck places;
    private final ContactCheck contacts;

    ReportCheck(CityRegister register, PlaceCheck places, ContactCheck contacts) {
        this.register = register;
        this.places = places;
        this.contacts = contacts;
    }

    /** The report if nothing is wrong with it, else the problems. */
    record Result(@Nullable CheckedReport report, List<FieldProblem> problems) {
    }

    Result check(Report report) {
        List<FieldProblem> problems = new ArrayList<>();
        String description = description(report, problems);
        Optional<Category> category = category(report, problems);
        CheckedReport.Where where = places.check(report, problems);
        String subject = subject(report, category, problems);
        Contact contact = contacts.check(report.contact(), problems);
        if (!problems.isEmpty() || category.isEmpty()) {
            return new Result(null, List.copyOf(problems));
        }
        return new Result(
                new CheckedReport(description, category.get(), where, subject, contact, report.channel(),
                        Words.line(report.supports())), List.of());
    }

    private static String description(Report report, List<FieldProblem> problems) {
        String words = Words.text(report.description());
        if (words.isEmpty()) {
            problems.add(FieldProblem.of("description", "intake.description.empty"));
        } else if (Words.count(words) > LONGEST_DESCRIPTION) {
            problems.add(FieldProblem.of("description", "intake.description.long", LONGEST_DESCRIPTION,
                    Words.count(words)));
        }
        return words;
    }

    private Optional<Category> category(Report report, List<FieldProblem> problems) {
        String code = Words.line(report.category());
        if (code == null) {
            problems.add(FieldProblem.of("category", "intake.category.empty"));
            return Optional.empty();
        }
        Optional<Category> category = register.category(code);
        if (category.isEmpty()) {
            problems.add(FieldProblem.of("category", "intake.category.unknown"));
        }
        return category;
    }

    private @Nullable String subject(Report report, Optional<Category> category, List<FieldProblem> problems) {
        String code = Words.line(report.subjectOrganisation());
        if (code == null) {
            return null;
        }
        if (category.isPresent() && !category.get().confidential()) {
            problems.add(FieldProblem.of("subjectOrganisation", "intake.subject.ordinary"));
        } else if (register.organisation(code).isEmpty()) {
            problems.add(FieldProblem.of("subjectOrganisation", "intake.subject.unknown"));
        }
        return code;
    }
}
