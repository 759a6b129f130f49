using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Wirefix.Facts;
using Wirefix.Traffic.Inspection.Framing;
using Wirefix.Traffic.Statistics;

namespace Wirefix.Traffic.Inspection.Encodings;

/// <summary>Finds endpoints where calls with certain characters fail and those without pass.</summary>
internal static class EncodingContrasts
{
    private const int FewestFailing = 3;

    private const int Most = 10;

    private const int MostProofs = 2;

    private const double LeastShareWith = 0.6;

    private const double MostShareWithout = 0.2;

    // Times the tests of one endpoint: one healthy endpoint in a hundred at most.
    private const double MostChance = 0.01;

    private static readonly Regex Reserved = new("%(2[3BbFf56]|3[BbDdFf])", RegexOptions.NonBacktracking);

    private static readonly ImmutableArray<(EncodingFault Fault, string Characters, Func<WireValue, bool> Has)> Classes =
    [
        (EncodingFault.EscapedTwice, "values that are escaped twice", ValueJudge.IsEscapedTwice),
        (EncodingFault.NotComposed, "letters and their accents in two characters", value => HasCombining(value.Text)),
        (EncodingFault.NonAscii, "characters beyond ASCII", value => !Ascii.IsValid(value.Text)),
        (EncodingFault.ReservedCharacter, "reserved characters", value => value.Kind != WireValueKind.Body && value.Raw.Contains('%') && Reserved.IsMatch(value.Raw)),
        (EncodingFault.BarePercent, "a percent sign that begins no escape", value => value.HasBarePercent),
        (EncodingFault.PlusForSpace, "a plus for a space", value => value.Kind != WireValueKind.Body && value.Raw.Contains('+')),
        (EncodingFault.ReservedCharacter, "spaces", value => value.Kind != WireValueKind.Body && value.Raw.Contains("%20", StringComparison.Ordinal)),
    ];

    /// <summary>At most one finding for each endpoint, and for each place of a path that has escapes.</summary>
    public static IEnumerable<BadEncoding> Find(Scene scene, WireValues values)
    {
        var groups = scene.Groups.Select(group => (group.Endpoint, Calls: group.Exchanges)).Concat(ByPlace(scene)).ToArray();
        return groups.Select(group => Find(group.Endpoint, group.Calls, values, groups.Length))
            .OfType<BadEncoding>()
            .OrderByDescending(finding => finding.Score)
            .DistinctBy(finding => finding.ExchangeIds[0])
            .Take(Most);
    }

    // Names with and without escapes are not yet one endpoint where there are few of them.
    private static IEnumerable<(Endpoint Endpoint, ImmutableArray<Exchange> Calls)> ByPlace(Scene scene)
    {
        var escaped = scene.Snapshot.Exchanges
            .SelectMany(call => Places(call, scene).Where(place => place.Segment.AsSpan().ContainsAny('%', '+')))
            .Select(place => (place.Direction, place.Endpoint))
            .ToHashSet();
        return from call in escaped.Count == 0 ? [] : scene.Snapshot.Exchanges
               from place in Places(call, scene)
               where escaped.Contains((place.Direction, place.Endpoint))
               group (call, place) by (place.Direction, place.Endpoint) into calls
               where calls.Select(one => scene.EndpointOf(one.call)).Distinct().Skip(1).Any()
               select (Template(calls.First().place.Endpoint, calls.First().call), (ImmutableArray<Exchange>)[.. calls.Select(one => one.call)]);
    }

    // What else varies in the path is known to by now.
    private static IEnumerable<(Direction Direction, string Endpoint, string Segment)> Places(Exchange call, Scene scene)
    {
        var segments = call.Request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var template = scene.EndpointOf(call).Path.Segments;
        for (var i = 0; i < segments.Length; i++)
        {
            var path = string.Join('/', segments.Select((segment, index) =>
                index == i || (index < template.Count && PathTemplate.IsVariable(template[index])) ? "{id}" : segment));
            yield return (call.Direction, $"{call.Request.Method} {call.Request.Url.Host}/{path}", segments[i]);
        }
    }

    private static Endpoint Template(string place, Exchange call) =>
        new(call.Request.Method, call.Request.Url.Host.ToLowerInvariant(), PathTemplate.Parse(place[place.IndexOf('/')..]));

    private static BadEncoding? Find(Endpoint endpoint, ImmutableArray<Exchange> calls, WireValues values, int groups)
    {
        var failures = calls.Count(call => call.Response.Failed);
        if (failures < FewestFailing || failures == calls.Length)
            return null;
        var has = calls.Select(call => ClassesIn(values.Of(call.Request))).ToArray();
        var best = Classes.Select((kind, place) => (Kind: kind, Test: TestOf(calls, call => has[call][place], failures)))
            .Where(one => one.Test.Chance * Classes.Length <= MostChance)
            .OrderBy(one => one.Test.Chance)
            .FirstOrDefault();
        return best.Test.Failing.IsDefaultOrEmpty ? null : Of(endpoint, calls, values, best.Kind, best.Test, groups);
    }

    private static bool[] ClassesIn(ImmutableArray<WireValue> values) => [.. Classes.Select(kind => values.Any(kind.Has))];

    // U+0300 to U+036F go on top of the letter before; most such letters are also one character (Unicode normal form C).
    private static bool HasCombining(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is >= '\u0300' and <= '\u036F' && char.IsLetter(text[i - 1]))
                return true;
        }

        return false;
    }

    private static (double Chance, ImmutableArray<Exchange> Failing, int With) TestOf(
        ImmutableArray<Exchange> calls, Func<int, bool> has, int failures)
    {
        var with = calls.Where((_, index) => has(index)).ToArray();
        var failing = with.Where(call => call.Response.Failed).ToImmutableArray();
        var without = calls.Length - with.Length;
        var failingWithout = failures - failing.Length;
        if (failing.Length < FewestFailing || without == 0 || failing.Length < LeastShareWith * with.Length || failingWithout > MostShareWithout * without)
            return (1, [], with.Length);
        return (FisherExact.TwoSided(failing.Length, with.Length, failingWithout, without), failing, with.Length);
    }

    private static BadEncoding Of(
        Endpoint endpoint,
        ImmutableArray<Exchange> calls,
        WireValues values,
        (EncodingFault Fault, string Characters, Func<WireValue, bool> Has) kind,
        (double Chance, ImmutableArray<Exchange> Failing, int With) test,
        int groups)
    {
        var shown = test.Failing.Select(call => (Call: call, Value: values.Of(call.Request).First(kind.Has))).ToArray();
        var passing = calls.FirstOrDefault(call => !call.Response.Failed && !values.Of(call.Request).Any(kind.Has));
        var without = calls.Length - test.With;
        var failingWithout = calls.Count(call => call.Response.Failed) - test.Failing.Length;
        return new BadEncoding
        {
            Endpoint = endpoint,
            Direction = calls[0].Direction,
            Window = TimeRange.Of(test.Failing) ?? TimeRange.Unknown,
            ExchangeIds = [.. test.Failing.Select(call => call.Id)],
            Title = $"{test.Failing.Length} of {test.With} calls of {endpoint} with {kind.Characters} fail, {failingWithout} of {without} without them do",
            Score = Math.Max(0, 1 - (test.Chance * Classes.Length * groups)),
            Proof =
            [
                .. shown.Take(MostProofs).Select(one => $"{ProofLine.Call(one.Call)}: {one.Value.Place} is {Quote.Of(one.Value.Raw)}."),
                .. passing is null ? Array.Empty<string>() : [$"Without them: {ProofLine.Call(passing)}."],
            ],
            Fault = kind.Fault,
            Side = MessageSide.Request,
            Places = [.. shown.Select(one => one.Value.Place).Distinct().Take(Most)],
            Seen = shown[0].Value.Raw,
        };
    }
}
