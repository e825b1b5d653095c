package city.lastmile;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.modulith.Modulithic;

/** Starts one node of the city's case-handling platform. Nodes are identical and share one PostgreSQL. */
@SpringBootApplication
@EnableScheduling
@Modulithic(systemName = "Lastmile")
public class LastmileApplication {

    /**
     * @param args Spring Boot's command line; settings may be given as {@code --name=value}
     */
    public static void main(String[] args) {
        SpringApplication.run(LastmileApplication.class, args);
    }
}
