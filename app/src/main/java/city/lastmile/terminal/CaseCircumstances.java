package city.lastmile.terminal;

import city.lastmile.access.CaseAccess;
import city.lastmile.casework.CaseFile;
import city.lastmile.casework.Splitting;
import city.lastmile.intake.Contacts;
import city.lastmile.register.Category;
import city.lastmile.register.CategoryGroup;
import city.lastmile.register.CityRegister;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What else the page of a case shows: its parts, and what its reader may do to it. */
@Component
class CaseCircumstances {

    private final CaseAccess access;
    private final Splitting splitting;
    private final Contacts contacts;
    private final CityRegister register;

    CaseCircumstances(CaseAccess access, Splitting splitting, Contacts contacts, CityRegister register) {
        this.access = access;
        this.splitting = splitting;
        this.contacts = contacts;
        this.register = register;
    }

    void addTo(Model model, CaseFile file, Locale locale) {
        String number = file.request().trackingNumber();
        boolean open = file.request().completedAt() == null && !file.request().state().isFinal();
        boolean desk = open && access.merging(file).isPresent();
        model.addAttribute("mayMerge", desk);
        model.addAttribute("categories", desk && !file.request().confidential() ? categories(locale) : Map.of());
        model.addAttribute("mayUrge", open && access.urging(file).isPresent());
        model.addAttribute("maySupervise", open && access.supervising(file).isPresent());
        model.addAttribute("parts", splitting.partsOf(number));
        model.addAttribute("phone", phone(file));
    }

    /** Shown to whoever calls the resident back, while he does so; to nobody else. */
    private String phone(CaseFile file) {
        return access.isCalling(file) ? contacts.of(file.request().trackingNumber())
                .flatMap(reach -> Optional.ofNullable(reach.contact().phone())).orElse("") : "";
    }

    private Map<String, String> categories(Locale locale) {
        boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        List<Category> open = register.categoryGroups().stream().map(CategoryGroup::categories).flatMap(List::stream)
                .filter(category -> !category.confidential()).toList();
        return open.stream().collect(Collectors.toMap(Category::code,
                english ? Category::nameEn : Category::nameZh, (one, other) -> one, LinkedHashMap::new));
    }
}
