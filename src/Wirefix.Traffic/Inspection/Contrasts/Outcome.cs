using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>Whether a call failed: by its status, or by an answer of 2xx whose body says so.</summary>
internal static class Outcome
{
    /// <summary>Whether the call failed in either way.</summary>
    public static bool Failed(Exchange exchange, Scene scene) =>
        exchange.Response.Failed || (scene.PayloadOf(exchange.Response) is { } payload && SaysError(payload));

    private static bool SaysError(Payload payload) =>
        payload.At("$.error").Concat(payload.At("$.errors")).Any(field =>
            field.Kind is PayloadKind.Object or PayloadKind.Array or PayloadKind.String && field.Text is not ("" or "0"))
        || payload.At("$.success").Concat(payload.At("$.ok")).Any(field => field is { Kind: PayloadKind.Boolean, Text: "false" });
}
