package museum.billing;

import museum.web.Access;
import museum.web.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A family and what its members have stored, for the family's page. Protocol 07 §3.5. */
@RestController
@Access(Access.Kind.FAMILIES)
class FamilyMembersController {

    private final DescribeUser describe;

    FamilyMembersController(DescribeUser describe) {
        this.describe = describe;
    }

    @GetMapping("/family/members")
    UserDetails.FamilyData members(Caller caller) {
        return describe.family(caller.userId());
    }
}
