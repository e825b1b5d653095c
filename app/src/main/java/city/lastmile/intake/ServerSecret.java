package city.lastmile.intake;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secret that all nodes share: from the settings, or drawn once and kept in the database. */
@Component
class ServerSecret implements Signatures {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    ServerSecret(IntakeProperties properties, JdbcClient jdbc) {
        byte[] secret = properties.codeSecret() == null
                ? kept(jdbc) : properties.codeSecret().getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    private static byte[] kept(JdbcClient jdbc) {
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        jdbc.sql("insert into intake_secret (name, secret) values ('follow-up', ?) on conflict do nothing")
                .param(drawn).update();
        return jdbc.sql("select secret from intake_secret where name = 'follow-up'").query(byte[].class).single();
    }

    @Override
    public byte[] sign(String purpose, byte[] message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }
}
