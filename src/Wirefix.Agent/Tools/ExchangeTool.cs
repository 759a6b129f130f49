using System.ComponentModel;
using System.Globalization;
using Wirefix.Agent.Context;
using Wirefix.Traffic;
using Wirefix.Traffic.Inspection;

namespace Wirefix.Agent.Tools;

/// <summary><c>exchange</c>: one request with its response.</summary>
internal sealed class ExchangeTool(ISessionSource source)
{
    private const int MostNear = 5;
    private const int MostCalls = 20;

    [Description("One recorded request with its response, redacted, and the exchanges around it.")]
    public async Task<string> AnswerAsync(
        [Description("The exchange's id, as findings gives it.")] string id,
        [Description("The character that bodies are shown from, to go on in a long one.")] int from = 0,
        CancellationToken cancellationToken = default)
    {
        var session = await source.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var snapshot = session.Observation.Capture.Snapshot;
        if (snapshot.Exchanges.FirstOrDefault(each => each.Id == id) is not { } exchange)
            throw new ToolException($"the capture has no exchange '{id}'; {Near(snapshot, id)}");
        if (from < 0)
            throw new ToolException("from expects 0 at least.");
        return ToolText.Of(
            $"Exchange {(exchange.Direction == Direction.Inbound ? "that the service served" : "that the service sent")}.",
            ExchangeText.Of(exchange, from),
            ContextText.Block(Around(exchange, Causes.Of(snapshot))));
    }

    private static IEnumerable<string> Around(Exchange exchange, Causes causes)
    {
        if (exchange.Direction == Direction.Outbound)
            return [causes.InboundOf(exchange) is { } inbound ? $"sent for {Line(inbound)}" : "the capture does not tell which request it was sent for"];
        Exchange[] calls = [.. causes.CallsOf(exchange)];
        var more = calls.Length > MostCalls ? [string.Create(CultureInfo.InvariantCulture, $"and {calls.Length - MostCalls} more calls")] : Array.Empty<string>();
        return calls.Length == 0 ? ["no call that the capture tells of was sent for it"] : [.. calls.Take(MostCalls).Select(call => $"led to {Line(call)}"), .. more];
    }

    private static string Line(Exchange exchange) => string.Create(
        CultureInfo.InvariantCulture,
        $"{exchange.Request.Method} {exchange.Request.Url.PathAndQuery} -> {exchange.Response.Status} ({exchange.Id})");

    private static string Near(Snapshot snapshot, string id)
    {
        var near = snapshot.Exchanges.Where(each => each.Id.Contains(id, StringComparison.OrdinalIgnoreCase)).Take(MostNear).Select(each => $"'{each.Id}'").ToArray();
        return id.Length > 0 && near.Length > 0 ? $"expected one of {string.Join(", ", near)}." : "expected an id that findings gives.";
    }
}
