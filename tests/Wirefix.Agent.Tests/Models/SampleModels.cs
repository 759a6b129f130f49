using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Wirefix.Agent.Tests.Models;

/// <summary>
/// Models that mend the samples by a script, wrong at first: what they answer is written here, by hand. Their transcripts are made by running them once.
/// </summary>
internal static class SampleModels
{
    private const string Fetch = "MessageFetcher.FetchPageAsync";
    private const string FetchAll = "var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));";
    private const string Gift = "PaymentClient.ChargeGiftCardAsync";
    private const string GiftKey = "request.Headers.Add(IdempotencyHeader, order);";
    private const string ChargeId = "PaymentClient.ChargeIdOfAsync";
    private const string Refused = "if (response.StatusCode == HttpStatusCode.PaymentRequired)\n            return null;";
    private const string AlsoBad = "if (response.StatusCode is HttpStatusCode.PaymentRequired or HttpStatusCode.BadRequest)\n            return null;";
    private const string Throws = "if (order.State == OrderState.Cancelled)\n    throw new InvalidOperationException(\"cancelled\");\n\n";
    private const string Refuses = "if (order.State != OrderState.Packed)\n    throw new OrderStateException(order.Id, order.State, OrderState.Shipped);\n\n";
    private const string Get = "ObjectStore.GetAsync";
    private const string Address = "using var response = await http.GetAsync($\"buckets/{Uri.EscapeDataString(bucket)}/objects/{key}\", cancellationToken);";
    private const string Ship = "OrderService.ShipAsync";
    private const string Skus = "var skus = order.Lines.Select(line => line.Sku).ToList();";

    /// <summary>The model for a sample.</summary>
    public static ScriptedModel Of(string sample) => sample switch
    {
        // Does not compile; changes a test; then compiled beforehand, and right.
        "Radar" => new ScriptedModel(
            Submit("Fetches in batches of ten.", Statements(Fetch, FetchAll, Batches("Batch"))),
            Submit("Expects no touches.", new JsonObject { ["kind"] = "remove_member", ["symbol"] = "T:Radar.Tests.SyncServiceTests" }),
            Call("try_edits", new JsonObject { ["edits"] = new JsonArray(Statements(Fetch, FetchAll, Batches("Chunk"))) }),
            Call("submit", new JsonObject { ["summary"] = "Fetches in chunks of ten." })),

        // Looks around with two calls at once, takes every bad request for a refused payment, then sends the header.
        "Checkout" => new ScriptedModel(
            _ => [Tool("a", "read_symbol", new JsonObject { ["symbol"] = ChargeId }), Tool("b", "find_symbol", new JsonObject { ["name"] = "X-Tenant" })],
            Submit("Takes a bad request for a refused payment.", Statements(ChargeId, Refused, AlsoBad)),
            Submit("Sends the tenant with gift cards, too.", Statements(Gift, GiftKey, $"request.Headers.Add(TenantHeader, tenant);\n{GiftKey}"))),

        // Leaves the sign out that breaks the address, then escapes it.
        "Files" => new ScriptedModel(
            Submit("Leaves the number sign out.", Statements(Get, Address, Address.Replace("{key}", "{key.Replace(\"#\", \"\")}", StringComparison.Ordinal))),
            Submit("Escapes the key.", Statements(Get, Address, Address.Replace("{key}", "{Uri.EscapeDataString(key)}", StringComparison.Ordinal)))),

        // Fails for cancelled orders, then refuses them as the other steps do.
        "Orders" => new ScriptedModel(
            Submit("Fails for cancelled orders.", Statements(Ship, Skus, Throws + Skus)),
            Submit("Ships what is packed and nothing else.", Statements(Ship, Skus, Refuses + Skus))),
        _ => throw new ArgumentException($"there is no model for {sample}", nameof(sample)),
    };

    private static string Batches(string method) =>
        $"var messages = new List<MailMessage?>();\nforeach (var some in ids.{method}(10))\n"
        + "    messages.AddRange(await Task.WhenAll(some.Select(id => mail.GetMessageAsync(user, id, cancellationToken))));";

    private static JsonObject Statements(string symbol, string old, string text) => new()
    {
        ["kind"] = "replace_statements",
        ["symbol"] = symbol,
        ["old"] = old,
        ["text"] = text,
    };

    private static Func<IReadOnlyList<ChatMessage>, AIContent[]> Submit(string summary, JsonObject edit) =>
        Call("submit", new JsonObject { ["summary"] = summary, ["edits"] = new JsonArray(edit) });

    private static Func<IReadOnlyList<ChatMessage>, AIContent[]> Call(string tool, JsonObject arguments) =>
        messages => [Tool($"call-{messages.Count}", tool, arguments)];

    private static FunctionCallContent Tool(string id, string tool, JsonObject arguments) =>
        new(id, tool, arguments.Deserialize<Dictionary<string, object?>>());
}
