using Wirefix.Analyzers.Contracts;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

/// <summary>Types that hold ever larger constructions of themselves, which nobody can follow to their end.</summary>
public sealed class ExpandingTypeTests
{
    private const string Usings =
        "using System.Net.Http.Json; using System.Text.Json; using System.Text.Json.Serialization; using Microsoft.AspNetCore.Builder;\n";

    private const string Types = """
        public class Dto<T>
        {
            public T Value { get; set; } = default!;

            public int Count { get; set; }

            public Dto<Dto<T>>? Next { get; set; }

            public List<Dto<T[]>> Others { get; set; } = [];

            public Dictionary<string, Pair<Dto<T>, Pair<T, T>>>? Pairs { get; set; }

            [JsonIgnore]
            public HttpClient? Client { get; set; }

            public Task<string> ReadAsync() => Next is null ? Client!.GetStringAsync("/orders") : Next.ReadAsync();
        }

        public sealed class Pair<TOne, TOther> : Dto<Pair<TOther, TOne>>
        {
            public Pair<Pair<TOne, TOther>, TOther>? Deeper { get; set; }
        }

        """;

    private static readonly string[] Facts =
    [
        .. WireLines.Of("out GET shop.example.com/orders", 9, "$.value string", "$.count null", "$.next object", "$.next.count null", "$.others array"),
        .. WireLines.Of("in POST /orders", 9, "$.value string", "$.count null", "$.next object", "$.next.count null", "$.others array"),
    ];

    [Theory]
    [InlineData("WIRE2003", "object? A(string text) => JsonSerializer.Deserialize<Dto<int>>(text, JsonSerializerOptions.Web);")]
    [InlineData("WIRE2003", "Task<Dto<int>?> A(HttpClient http) => http.GetFromJsonAsync<Dto<int>>(\"https://shop.example.com/orders\");")]
    [InlineData("WIRE2003", "void A(WebApplication app) => app.MapPost(\"/orders\", (Dto<int> order) => order.Next);")]
    [InlineData(
        "WIRE2003",
        "[JsonSourceGenerationOptions(JsonSerializerDefaults.Web), JsonSerializable(typeof(Dto<int>))] abstract class Context() : JsonSerializerContext(null);")]
    [InlineData("WIRE1001", "Task A(Dto<int>[] all) => Task.WhenAll(all.Select(one => one.ReadAsync()));")]
    public async Task All_rules_come_to_an_end(string reported, string member)
    {
        var reports = await Verify.Rule<CodeRules>().Facts(Facts).Source(Usings + Types + $"public sealed class Shop {{ {member} }}").Reports();

        Assert.Contains(reported, reports.Select(report => report.Diagnostic.Id));
    }

    [Theory]
    [InlineData("Customer", "Order")]
    [InlineData("Order", "Customer")]
    public Task Of_types_that_hold_each_other_the_one_that_is_read_holds_the_other(string first, string second) => Verify.Rule<UnexpectedNull>()
        .Facts(WireLines.Of(
            "out GET shop.example.com/customers", 9,
            "$.name string", "$.email null", "$.orders array", "$.orders[*] object", "$.orders[*].no null", "$.orders[*].sku string"))
        .Source(Usings + $$"""
        public sealed class Shop
        {
            public Customer? Read(string text) => JsonSerializer.Deserialize<Customer>(text, JsonSerializerOptions.Web);
        }

        """ + Declared(first) + Declared(second)).IsReported();

    [Fact]
    public async Task Types_may_hold_each_other_through_thousands_of_others()
    {
        var types = Enumerable.Range(1, 2999).Select(i => $"public sealed record T{i}(int No, string? Text, T{(i + 1) % 3000}? Next);")
            .Append("public sealed record T0(int Id, string? Name, T1? Next);");

        var reports = await Verify.Rule<UnexpectedNull>().Facts(WireLines.Of("out GET shop.example.com/things", 9, "$.id null", "$.name string"))
            .Source(Usings + "public sealed class Shop { public T0? Read(string text) => JsonSerializer.Deserialize<T0>(text, JsonSerializerOptions.Web); }\n"
                + string.Join('\n', types))
            .Messages();

        Assert.Single(reports);
    }

    [Fact]
    public Task What_is_written_comes_to_an_end_too() => Verify.Rule<CodeRules>().Facts(Facts).Source(Usings + Types + """
        public sealed class Shop
        {
            public Task A(HttpClient http) => http.PostAsJsonAsync("/orders", new Pair<int, string>());
        }
        """).IsSilent();

    private static string Declared(string type) => type == "Order"
        ? "public sealed record Order(int [|No|], string Sku, Customer? Buyer);\n"
        : "public sealed record Customer(string Name, string [|Email|], List<Order> Orders);\n";
}
