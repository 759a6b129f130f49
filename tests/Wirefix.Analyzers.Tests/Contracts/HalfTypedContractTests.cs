using Wirefix.Analyzers.Contracts;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

/// <summary>Types and calls as they stand while somebody types them.</summary>
public sealed class HalfTypedContractTests
{
    [Theory]
    [InlineData("record Order(int Id, string")]
    [InlineData("record Order(int Id, Missing Value, string Sku) : Order;")]
    [InlineData("class Order { public int Id { get; set } public List<> Value { get; } [JsonPropertyName(] string Sku }")]
    [InlineData("class Order<T> { public T Value { get; set; } public Order<Order<T>> Sku { get; set; } }")]
    [InlineData("class Order { [JsonPropertyName] public int Id; [JsonNumberHandling( public Dictionary<string> Value { get; set; }")]
    [InlineData("enum Order { [JsonStringEnumMemberName(")]
    [InlineData("record Order(State Value, string Sku); [JsonConverter(typeof())] enum State { A, = }")]
    [InlineData("[JsonSerializable(typeof())] partial class Context : JsonSerializerContext")]
    public async Task Half_typed_code_never_throws(string types)
    {
        var source = $$"""
            using System.Net.Http.Json;
            using System.Text.Json.Serialization;

            class Shop(HttpClient http)
            {
                object A() => http.GetFromJsonAsync<Order>();
                object B() => http.GetFromJsonAsync<>("orders/{");
                object C() => JsonSerializer.Deserialize<Order, Order>(, new JsonSerializerOptions { PropertyNamingPolicy = });
                object D(dynamic app) => app.MapPost("/orders", (Order) => , (Order order) => order);
            }

            {{types}}
            """;
        var facts = WireLines.Of("out GET shop.example.com/orders", 9, "$.id string", "$.value null", "$.sku string", "$.sku token a");

        await Verify.Rule<UnboundField>().Facts(facts).Source(source).Survives();
        await Verify.Rule<KindMismatch>().Facts(facts).Source(source).Survives();
        await Verify.Rule<UnexpectedNull>().Facts(facts).Source(source).Survives();
        await Verify.Rule<UnknownToken>().Facts(facts).Source(source).Survives();
    }
}
