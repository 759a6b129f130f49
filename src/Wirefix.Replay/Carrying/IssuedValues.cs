using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay.Carrying;

/// <summary>Finds what answers hand out for later requests, and reads it where it stands.</summary>
internal static class IssuedValues
{
    /// <summary>What stands before the name of a header.</summary>
    public const string HeaderMark = "header ";

    // Shorter ones stand in requests by chance.
    private const int Shortest = 3;

    private static readonly ImmutableArray<string> Headers = ["Location", "ETag"];

    /// <summary>For each inbound exchange, in order, the values of its answer that nobody had sent before and that a later request holds.</summary>
    public static ImmutableArray<ImmutableArray<IssuedValue>> Of(IReadOnlyList<Exchange> inbound)
    {
        var sent = inbound.Select(exchange => Tokens(exchange.Request).ToHashSet(StringComparer.Ordinal)).ToArray();
        var lastUse = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < sent.Length; place++)
        {
            foreach (var token in sent[place])
                lastUse[token] = place;
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        var issued = ImmutableArray.CreateBuilder<ImmutableArray<IssuedValue>>(inbound.Count);
        for (var place = 0; place < sent.Length; place++)
        {
            known.UnionWith(sent[place]);
            issued.Add([.. In(inbound[place].Response).Where(value => !known.Contains(value.Value) && lastUse.GetValueOrDefault(value.Value, -1) > place)]);
            known.UnionWith(issued[place].Select(value => value.Value));
        }

        return issued.MoveToImmutable();
    }

    /// <summary>What stands at a place of an answer; null where nothing does.</summary>
    public static string? At(string place, Reply reply) => In(reply.ToResponse()).FirstOrDefault(value => value.Place == place)?.Value;

    private static IEnumerable<IssuedValue> In(Response answer)
    {
        var headers = from name in Headers
                      let value = answer.HeaderValue(name)
                      where value is not null
                      select new IssuedValue(HeaderMark + name, name == "Location" ? LastSegment(value) : value);
        var payload = PayloadReader.Read(answer);
        var fields = from path in payload?.Paths ?? []
                     where !PayloadPath.IsInList(path)
                     let field = payload!.At(path).First()
                     where field.Kind is PayloadKind.String or PayloadKind.Integer
                     select new IssuedValue(path, field.Text);
        return headers.Concat(fields).Where(value => value.Value.Length >= Shortest);
    }

    // The parts of a request that may be a value as a whole.
    private static IEnumerable<string> Tokens(Request request)
    {
        var segments = request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString);
        var parameters = request.Url.Query.TrimStart('?').Split('&').Select(pair => Uri.UnescapeDataString(pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..]));
        var headers = request.Headers.SelectMany(header => header.Value.Split(' ').Append(header.Value));
        var fields = PayloadReader.Read(request)?.Select(field => field.Text) ?? [];
        return segments.Concat(parameters).Concat(headers).Concat(fields).Where(token => token.Length >= Shortest);
    }

    private static string LastSegment(string location) => Uri.UnescapeDataString(location.Split('?')[0].TrimEnd('/').Split('/')[^1]);
}
