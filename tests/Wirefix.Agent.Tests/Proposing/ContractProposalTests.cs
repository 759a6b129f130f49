using Wirefix.Testing;

namespace Wirefix.Agent.Tests.Proposing;

/// <summary>Proposals for fields that drifted: the type that is read stands where it stands, and the field of the finding says which member is meant.</summary>
public sealed class ContractProposalTests
{
    private const string Endpoint = "GET crm.example.com/customers/{id}";

    private const string Client = """

        public sealed class CrmClient(HttpClient http)
        {
            public Task<Customer?> GetAsync(int id) => http.GetFromJsonAsync<Customer>($"customers/{id}");
        }

        """;

    [Fact]
    public async Task A_renamed_field_is_read_under_its_new_name_and_other_fields_are_left_alone()
    {
        using var code = Case("public sealed record Customer(int CustomerId, string Email, string Street);", "$.clientId integer", "$.email null", "$.street string");

        var proposals = await code.ProposalsAsync(Findings.Renamed(Endpoint, "$.customerId", "$.clientId"));

        Assert.Equal(
            ["Read 'CustomerId' from 'clientId', in Customer.CustomerId.", "Rename 'CustomerId' to 'ClientId', in Customer.CustomerId."],
            proposals.Select(proposal => proposal.Summary));
        Assert.Contains("Customer([property: JsonPropertyName(\"clientId\")] int CustomerId, string Email", await code.TextAsync(proposals[0], "Shop"), StringComparison.Ordinal);
        Assert.Contains("Customer(int ClientId, string Email", await code.TextAsync(proposals[1], "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_renamed_together_with_the_surest_field_is_proposed_as_well()
    {
        using var code = Case("public sealed record Customer(int ClientId, string HomeCity, string Street);", "$.clientId integer", "$.birthCity string", "$.street string");

        var proposals = await code.ProposalsAsync(Findings.Renamed(Endpoint, "$.customerId", "$.clientId", ("$.homeCity", "$.birthCity")));

        Assert.Equal("Read 'HomeCity' from 'birthCity', in Customer.HomeCity.", proposals[0].Summary);
        Assert.Empty(await code.ProposalsAsync(Findings.Renamed(Endpoint, "$.customerId", "$.clientId")));
    }

    [Fact]
    public async Task Another_kind_on_the_wire_changes_the_type_of_the_member_that_has_the_field()
    {
        using var code = Case("""
            public sealed class Customer
            {
                public int Total { get; set; }

                public int Discount { get; set; }
            }
            """, "$.total number", "$.discount number");

        var proposals = await code.ProposalsAsync(Findings.Kind(Endpoint, "$.discount", "is an integer", "is a number"));

        Assert.Equal("Make 'Discount' decimal, in Customer.Discount.", Assert.Single(proposals).Summary);
        var text = await code.TextAsync(proposals[0], "Shop");
        Assert.Contains("decimal Discount", text, StringComparison.Ordinal);
        Assert.Contains("int Total", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_goes_missing_makes_the_member_nullable()
    {
        using var code = Case("public sealed record Customer(string Name, string Email);", "$.name null", "$.email null");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.Kind(Endpoint, "$.name", "is a string", "is null")));

        Assert.Contains("Customer(string? Name, string Email)", await code.TextAsync(proposal, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_word_becomes_a_member_of_the_enum_that_has_the_field()
    {
        using var code = Case("""
            public sealed record Customer(
                string Name,
                [property: JsonConverter(typeof(JsonStringEnumConverter))] State State,
                [property: JsonConverter(typeof(JsonStringEnumConverter))] Tier Tier);

            public enum State { Active, Closed }

            public enum Tier { Basic }
            """,
            "$.name string", "$.state string", "$.state token active 20", "$.state token frozen 20", "$.tier string", "$.tier token basic 20", "$.tier token gold 20");

        var proposal = Assert.Single(await code.ProposalsAsync(Findings.Token(Endpoint, "$.state", "frozen")));

        Assert.Contains("enum State { Active, Closed, Frozen }", await code.TextAsync(proposal, "Shop"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_of_a_project_that_the_suspect_references_is_found()
    {
        const string types = """
            using System.Text.Json;

            public sealed record Customer(int CustomerId, string Email, string Street);

            public static class Reading
            {
                public static Customer? Read(string text) => JsonSerializer.Deserialize<Customer>(text, JsonSerializerOptions.Web);
            }

            """;
        using var code = new CodeCase().Project("Messages", types)
            .Project("Shop", "public sealed class Client(HttpClient http)\n{\n    public async Task<Customer?> GetAsync() => Reading.Read(await http.GetStringAsync(\"customers/me\"));\n}\n")
            .Suspect("Shop.Client.GetAsync")
            .Facts(WireLines.Of($"out {Endpoint}", 40, "$.clientId integer", "$.email string", "$.street string"));

        var proposals = await code.ProposalsAsync(Findings.Renamed(Endpoint, "$.customerId", "$.clientId"));

        Assert.Contains("JsonPropertyName(\"clientId\")", await code.TextAsync(proposals[0], "Messages"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_what_the_wire_showed_there_is_nothing_to_propose()
    {
        using var code = new CodeCase().Project("Shop", "public sealed record Customer(int CustomerId, string Email);\n" + Client).Suspect("Shop.CrmClient.GetAsync");

        Assert.Empty(await code.ProposalsAsync(Findings.Renamed(Endpoint, "$.customerId", "$.clientId")));
    }

    private static CodeCase Case(string type, params string[] fields) => new CodeCase().Project("Shop", type + "\n" + Client)
        .Suspect("Shop.CrmClient.GetAsync").Facts(WireLines.Of($"out {Endpoint}", 40, fields));
}
