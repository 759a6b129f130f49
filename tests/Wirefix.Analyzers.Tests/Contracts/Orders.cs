using Microsoft.CodeAnalysis.Diagnostics;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Contracts;

/// <summary>Types that are read from the answers of one endpoint.</summary>
internal static class Orders
{
    private const string Client = """
        using System.Net.Http.Json;
        using System.Text.Json;
        using System.Text.Json.Serialization;

        public sealed class Shop(HttpClient http)
        {
            public Task<Order?> GetAsync(int id) => http.GetFromJsonAsync<Order>($"orders/{id}");
        }


        """;

    /// <summary>A case in which <c>Order</c> is read from these fields and a sku, seen in 118 answers.</summary>
    public static RuleCase<TRule> Read<TRule>(string types, params string[] fields)
        where TRule : DiagnosticAnalyzer, new() =>
        Verify.Rule<TRule>().Facts(WireLines.Of("out GET shop.example.com/orders/{id}", 118, [.. fields, "$.sku string"])).Source(Client + types);

    /// <summary>The same with one member beside the sku, of a field of the same name.</summary>
    public static RuleCase<TRule> Member<TRule>(string type, params string[] kinds)
        where TRule : DiagnosticAnalyzer, new() =>
        Read<TRule>($"public sealed record Order({type}, string Sku);\npublic sealed record Part(string Sku);\npublic enum State {{ Open, Shipped }}", [.. kinds.Select(kind => "$.value " + kind)]);
}
