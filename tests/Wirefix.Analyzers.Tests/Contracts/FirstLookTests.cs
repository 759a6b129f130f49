using Wirefix.Analyzers.Contracts;
using Wirefix.Analyzers.Retries;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

/// <summary>Rules look at names before they ask what they mean; here names mislead, or tell too little.</summary>
public sealed class FirstLookTests
{
    private const string Usings = "using System.Net.Http.Json; using System.Text.Json;\n";

    private static readonly string[] Values = WireLines.Of("out GET shop.example.com/orders/{id}", 118, ["$.value number-text", "$.sku string"]);

    [Theory]
    [InlineData("Order? Read(string text) { var token = new JsonSerializerOptions { PropertyNameCaseInsensitive = true }; return JsonSerializer.Deserialize<Order>(text, token); }")]
    [InlineData("static readonly JsonSerializerOptions Loose = new() { PropertyNameCaseInsensitive = true }; Order? Read(string text) => JsonSerializer.Deserialize<Order>(text, Loose);")]
    [InlineData("Order? Read(string text) => JsonSerializer.Deserialize<Order>(text, new JsonSerializerOptions { PropertyNameCaseInsensitive = true });")]
    public Task A_reading_that_takes_no_texts_for_numbers_is_seen(string member) => Read(member, "int [|Value|]").IsReported();

    [Theory]
    [InlineData("Order? Read(string text) => JsonSerializer.Deserialize<Order>(text, JsonSerializerOptions.Web);")]
    [InlineData("static readonly JsonSerializerOptions Loose = new(JsonSerializerDefaults.Web); Order? Read(string text) => JsonSerializer.Deserialize<Order>(text, Loose);")]
    [InlineData("static readonly JsonSerializerOptions Loose = new() { PropertyNamingPolicy = null }; Order? Read(string text, JsonSerializerOptions Loose) => JsonSerializer.Deserialize<Order>(text, Loose);")]
    [InlineData("Order? Read(string text) { var Loose = new JsonSerializerOptions(JsonSerializerDefaults.Web); return JsonSerializer.Deserialize<Order>(text, Loose); }")]
    [InlineData("Order? Read(string text) => Own.Deserialize<Order>(text);")]
    [InlineData("T? Read<T>(string text) => JsonSerializer.Deserialize<T>(text);")]
    public Task A_reading_that_may_take_them_is_not(string member) => Read(member, "int Value").IsSilent();

    [Fact]
    public Task A_method_of_the_same_name_that_is_the_codes_own_says_nothing_of_the_wire() => Verify.Rule<KindMismatch>().Facts(Values).Source(Usings + """
        public sealed class Shop(HttpClient http)
        {
            public Task<Order?> GetAsync(int id) => http.GetFromJsonAsync<Order>($"orders/{id}", "strict");
        }

        public static class Extensions
        {
            public static Task<T?> GetFromJsonAsync<T>(this HttpClient http, string url, string mode) => Task.FromResult(default(T));
        }

        public sealed record Order(int Value, string Sku);
        """).IsSilent();

    [Fact]
    public Task Objects_that_are_alike_at_many_endpoints_are_told_of_the_one_that_was_seen_most() => Verify.Rule<KindMismatch>()
        .Facts([.. Pages("orders", 12), .. Pages("carts", 118), .. Pages("returns", 40)])
        .Source(Usings + """
        public sealed class Shop(HttpClient http)
        {
            public async Task<Page?> GetAsync(string url) => await (await http.GetAsync(url)).Content.ReadFromJsonAsync<Page>();
        }

        public sealed record Page(int Number, int [|Total|], string Next);
        """).IsReported("'Total' of Page is int, the wire had a number that is not whole in 118 of 118 answers of GET shop.example.com/carts");

    [Fact]
    public Task A_call_of_HttpClient_is_seen_by_the_type_of_its_receiver() => Reader("HttpClient http", "http.[|GetStringAsync|]").IsReported();

    [Theory]
    [InlineData("Upstream api")]
    [InlineData("Alias api")]
    public Task By_whatever_name_that_type_goes(string parameter) => Reader(parameter, "api.[|GetStringAsync|]").IsReported();

    [Theory]
    [InlineData("Orders http", "http.GetStringAsync")]
    [InlineData("Orders orders", "orders.GetStringAsync")]
    public Task A_typed_client_with_the_names_of_HttpClient_is_not_it(string parameter, string call) => Reader(parameter, call).IsSilent();

    private static RuleCase<IgnoredRetryAfter> Reader(string parameter, string call) => Verify.Rule<IgnoredRetryAfter>()
        .Facts(
            "out GET api.example.com/orders/{id} status 200 100",
            "out GET api.example.com/orders/{id} status 429 10",
            "out GET api.example.com/orders/{id} response 429 header retry-after 10")
        .Source($$"""
        using Alias = System.Net.Http.HttpClient;

        public sealed class Reader({{parameter}})
        {
            public Task<string> ReadAsync(string id) => {{call}}($"/orders/{id}");
        }

        public sealed class Orders
        {
            public Task<string> GetStringAsync(string url) => Task.FromResult(url);
        }

        public sealed class Upstream : HttpClient;
        """);

    private static RuleCase<KindMismatch> Read(string member, string value) => Verify.Rule<KindMismatch>().Facts(Values).Source($$"""
        {{Usings}}
        public sealed class Shop
        {
            {{member}}
        }

        public static class Own
        {
            public static T? Deserialize<T>(string text) => default;
        }

        public sealed record Order({{value}}, string Sku);
        """);

    private static string[] Pages(string path, int count) =>
        WireLines.Of($"out GET shop.example.com/{path}", count, ["$.number integer", "$.total number", "$.next string"]);
}
