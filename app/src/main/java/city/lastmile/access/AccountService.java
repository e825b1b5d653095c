package city.lastmile.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.NoSuchElementException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class AccountService implements Accounts {

    private static final int RANDOM_BYTES = 15;

    private final AccountTable table;
    private final People people;
    private final EngineIdentities identities;
    private final PasswordEncoder encoder;
    private final SecureRandom random = new SecureRandom();

    AccountService(AccountTable table, People people, EngineIdentities identities, PasswordEncoder encoder) {
        this.table = table;
        this.people = people;
        this.identities = identities;
        this.encoder = encoder;
    }

    @Override
    @Transactional
    public void setPassword(String officerId, CharSequence password) {
        PasswordRules.ground(officerId, password).ifPresent(ground -> {
            throw new UnfitPasswordException(ground);
        });
        save(officerId, password, false, false);
    }

    @Override
    @Transactional
    public String issuePassword(String officerId) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        save(officerId, password, true, false);
        return password;
    }

    /** Sets a published password, which the rules would refuse. */
    void setDemoPassword(String officerId, String password) {
        save(officerId, password, false, true);
    }

    @Override
    @Transactional
    public void provision(String officerId) {
        identities.bringUpToDate(person(officerId));
    }

    @Override
    @Transactional
    public void setEnabled(String officerId, boolean enabled) {
        table.setEnabled(officerId, enabled);
    }

    private void save(String officerId, CharSequence password, boolean mustChange, boolean demo) {
        Person person = person(officerId);
        table.savePassword(officerId, encoder.encode(password), mustChange, demo);
        identities.bringUpToDate(person);
    }

    private Person person(String officerId) {
        return people.find(officerId)
                .orElseThrow(() -> new NoSuchElementException("No officer " + officerId + " in the register"));
    }
}
