using System.Collections.Frozen;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>Whether a call failed: by its status, or by an answer of 2xx whose body says so.</summary>
internal static class Outcome
{
    private const int InternalServerError = 500;

    private static readonly string[] CodePlaces = ["$.errors[*].extensions.code", "$.errors[*].code", "$.error.code", "$.error.status"];

    private static readonly FrozenSet<string> ServerCodes =
        FrozenSet.Create("INTERNAL_SERVER_ERROR", "INTERNAL_ERROR", "INTERNAL", "UNAVAILABLE", "SERVICE_UNAVAILABLE", "DEADLINE_EXCEEDED", "TIMEOUT", "-32603");

    /// <summary>Whether the call failed in either way.</summary>
    public static bool Failed(Exchange exchange, Scene scene) =>
        exchange.Response.Failed || (scene.PayloadOf(exchange.Response) is { } payload && SaysError(payload));

    /// <summary>
    /// The status of a call; where an answer of 2xx says by a code that the server itself failed, 500, which it stands for (GraphQL's
    /// <c>INTERNAL_SERVER_ERROR</c>, JSON-RPC's -32603).
    /// </summary>
    public static int StatusOf(Exchange exchange, Scene scene) =>
        !exchange.Response.Failed && scene.PayloadOf(exchange.Response) is { } payload && CodesOf(payload).Any(ServerCodes.Contains)
            ? InternalServerError
            : exchange.Response.Status;

    private static IEnumerable<string> CodesOf(Payload payload) =>
        from field in CodePlaces.SelectMany(payload.At)
        where field.Kind is PayloadKind.String or PayloadKind.Integer
        select field.Text.ToUpperInvariant();

    private static bool SaysError(Payload payload) =>
        payload.At("$.error").Concat(payload.At("$.errors")).Any(field =>
            field.Kind is PayloadKind.Object or PayloadKind.Array or PayloadKind.String && field.Text is not ("" or "0"))
        || payload.At("$.success").Concat(payload.At("$.ok")).Any(field => field is { Kind: PayloadKind.Boolean, Text: "false" });
}
