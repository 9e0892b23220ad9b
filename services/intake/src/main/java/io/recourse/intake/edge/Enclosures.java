package io.recourse.intake.edge;

import io.recourse.casework.desk.Enclosure;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** What intake's entries enclose, each kind to who keeps it. */
@Singleton
class Enclosures implements Enclosure.Keeper {

    private final Vault vault;
    private final PaymentNames names;

    @Inject
    Enclosures(Vault vault, PaymentNames names) {
        this.vault = vault;
        this.names = names;
    }

    @Override
    public Uni<Void> keep(List<Enclosure> taken, Enclosure.Asking asking) {
        List<Vault.Named> named = new ArrayList<>();
        List<PaymentNames.Claim> claims = new ArrayList<>();
        for (Enclosure enclosure : taken) {
            switch (enclosure) {
                case Vault.Named people -> named.add(people);
                case PaymentNames.Claim claim -> claims.add(claim);
                default -> throw new IllegalStateException("something is enclosed that nobody keeps");
            }
        }
        Uni<Void> kept = claims.isEmpty() ? Uni.createFrom().voidItem() : names.keep(claims, asking);
        return named.isEmpty() ? kept : kept.chain(() -> vault.keep(named, asking));
    }
}
