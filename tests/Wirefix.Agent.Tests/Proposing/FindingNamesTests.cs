using Wirefix.Agent.Proposing;

namespace Wirefix.Agent.Tests.Proposing;

/// <summary>What a finding names, under all names that it has on the wire.</summary>
public sealed class FindingNamesTests
{
    private const string Endpoint = "GET crm.example.com/customers/{id}";

    [Theory]
    [InlineData("frozen", "frozen")]
    [InlineData("frozen|on hold", "frozen", "on hold")]
    public void Each_of_the_tokens_that_came_together_is_a_word(string came, params string[] words) =>
        Assert.Equal(words, FindingNames.Of(Findings.Token(Endpoint, "$.state", came)).Words);

    [Fact]
    public void Fields_that_were_renamed_together_are_named_as_they_were_and_as_they_are() =>
        Assert.Equal(
            ["customerId", "clientId", "mailTo", "email"],
            FindingNames.Of(Findings.Renamed(Endpoint, "$.customerId", "$.clientId", ("$.mailTo", "$.email"))).Fields);
}
