using Wirefix.Agent.Planning;
using Wirefix.Agent.Tests.Proposing;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Tests.Planning;

/// <summary>What a finding asks the code for.</summary>
public sealed class FindingChoiceTests
{
    [Fact]
    public void Fields_that_were_renamed_together_are_all_asked_for()
    {
        var renamed = Findings.Renamed("GET crm.example.com/customers", "$.firstName", "$.first_name", ("$.joinedOn", "$.joined_on"), ("$.address.zip", "$.address.zip_code"));

        var symptom = FindingChoice.SymptomOf(renamed, Inspector.Inspect(new Snapshot([])));

        Assert.Equal(["firstName", "joinedOn", "zip"], symptom.Fields);
    }
}
