using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Wirefix.Analyzers.Contracts;
using Wirefix.CodeFixes.Contracts;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Contracts;

public sealed class UnboundFieldFixTests
{
    private static RuleCase<UnboundField> Case => Crm.Wire<UnboundField>("$.clientId integer", "$.fullname string", "$.email string", "$.street string");

    [Fact]
    public Task A_positional_record_takes_the_name_at_its_property() =>
        Becomes("public sealed record Customer(int [|CustomerId|], string Email, string Street);",
            "public sealed record Customer([property: JsonPropertyName(\"clientId\")] int CustomerId, string Email, string Street);");

    [Fact]
    public Task A_property_takes_it_on_a_line_of_its_own_below_its_comment() =>
        Becomes("""
            public sealed class Customer
            {
                /// <summary>The id.</summary>
                public int [|CustomerId|] { get; set; } // ours

                public string? Email { get; set; }
            }
            """, """
            public sealed class Customer
            {
                /// <summary>The id.</summary>
                [JsonPropertyName("clientId")]
                public int CustomerId { get; set; } // ours

                public string? Email { get; set; }
            }
            """);

    [Fact]
    public Task A_file_that_writes_attributes_beside_members_keeps_to_it() =>
        Becomes("""
            public sealed class Customer
            {
                public int [|CustomerId|] { get; set; }
                [JsonPropertyName("email")] public string? Mail { get; set; }
            }
            """, """
            public sealed class Customer
            {
                [JsonPropertyName("clientId")] public int CustomerId { get; set; }
                [JsonPropertyName("email")] public string? Mail { get; set; }
            }
            """);

    [Fact]
    public Task A_name_that_is_set_already_is_replaced() =>
        Becomes("public sealed record Customer([property: JsonPropertyName(\"customerId\")] int [|Id|], string Email);",
            "public sealed record Customer([property: JsonPropertyName(\"clientId\")] int Id, string Email);");

    [Fact]
    public Task Several_members_of_one_file_are_mended_together() =>
        Crm.Wire<UnboundField>("$.client_id integer", "$.full_name string", "$.email string")
            .Source(Crm.File("public sealed record Customer(int [|ClientId|], string [|FullName|], string Email);"))
            .Becomes<UnboundFieldCodeFix>(Crm.File(
                "public sealed record Customer([property: JsonPropertyName(\"client_id\")] int ClientId, [property: JsonPropertyName(\"full_name\")] string FullName, string Email);"));

    [Fact]
    public Task A_missing_using_is_added_in_its_place() =>
        Case.WithoutImplicitUsings().Source("""
            using System.Net.Http;
            using System.Net.Http.Json;
            using System.Threading.Tasks;

            public sealed record Customer(int [|CustomerId|], string Email);

            public sealed class CrmClient(HttpClient http)
            {
                public Task<Customer?> GetAsync(int id) => http.GetFromJsonAsync<Customer>($"customers/{id}");
            }

            """.ReplaceLineEndings("\n")).Becomes<UnboundFieldCodeFix>("""
            using System.Net.Http;
            using System.Net.Http.Json;
            using System.Text.Json.Serialization;
            using System.Threading.Tasks;

            public sealed record Customer([property: JsonPropertyName("clientId")] int CustomerId, string Email);

            public sealed class CrmClient(HttpClient http)
            {
                public Task<Customer?> GetAsync(int id) => http.GetFromJsonAsync<Customer>($"customers/{id}");
            }

            """.ReplaceLineEndings("\n"));

    [Fact]
    public Task Newtonsoft_s_types_take_its_attribute() =>
        Case.WithNewtonsoft().Source("""
            using Newtonsoft.Json;

            public sealed class Customer
            {
                public int [|CustomerId|] { get; set; }

                public string? Email { get; set; }

                public string? Street { get; set; }
            }

            public static class Reader
            {
                public static Customer? Read(string text) => JsonConvert.DeserializeObject<Customer>(text);
            }

            """).Becomes<UnboundFieldCodeFix>("""
            using Newtonsoft.Json;

            public sealed class Customer
            {
                [JsonProperty("clientId")]
                public int CustomerId { get; set; }

                public string? Email { get; set; }

                public string? Street { get; set; }
            }

            public static class Reader
            {
                public static Customer? Read(string text) => JsonConvert.DeserializeObject<Customer>(text);
            }

            """);

    [Fact]
    public async Task A_rename_is_offered_where_the_naming_policy_then_finds_the_field()
    {
        var (document, diagnostic) = Assert.Single(await Case.Source(Crm.File("public sealed record Customer(int [|CustomerId|], string Email, string Street);")).Reports());
        var actions = new List<CodeAction>();
        await new UnboundFieldCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));

        Assert.Equal(["Read 'CustomerId' from 'clientId'", "Rename 'CustomerId' to 'ClientId'"], actions.Select(action => action.Title));
        var operations = await actions[1].GetOperationsAsync(CancellationToken.None);
        var renamed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        Assert.Contains("record Customer(int ClientId,", (await renamed.GetTextAsync(CancellationToken.None)).ToString(), StringComparison.Ordinal);
    }

    private static Task Becomes(string before, string after) => Case.Source(Crm.File(before)).Becomes<UnboundFieldCodeFix>(Crm.File(after));
}
