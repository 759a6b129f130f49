using System.Collections.Immutable;
using Wirefix.Facts;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Replay;

/// <summary>What the service should answer to a request, learned from healthy exchanges.</summary>
/// <param name="Statuses">The status codes that will do.</param>
/// <param name="Fields">What the body must hold; it may hold more.</param>
/// <param name="Text">The body as a whole, where it holds no fields and is held to its values; otherwise null.</param>
public sealed record ExpectedAnswer(ImmutableArray<int> Statuses, ImmutableArray<ExpectedField> Fields, string? Text = null)
{
    /// <summary>Where its body comes from as a whole; null where that is not known.</summary>
    public TakenBody? Taken { get; init; }

    /// <summary>Any answer of these statuses.</summary>
    public static ExpectedAnswer Of(params ImmutableArray<int> statuses) => new(statuses, []);

    /// <summary>What all the answers of healthy siblings have in common: their statuses, and the fields that each of them has, of one kind.</summary>
    public static ExpectedAnswer OfSiblings(IReadOnlyCollection<Response> siblings)
    {
        var payloads = siblings.Where(sibling => !sibling.IsBodyUnknown).Select(PayloadReader.Read).ToArray();
        ImmutableArray<int> statuses = [.. siblings.Select(sibling => sibling.Status).Distinct().Order()];
        return new ExpectedAnswer(statuses, payloads is [] || payloads.Contains(null) ? [] : Common([.. payloads.Select(payload => payload!)]));
    }

    /// <summary>The recorded answer itself, with its values.</summary>
    /// <param name="answer">The answer of a healthy exchange.</param>
    /// <param name="matters">Whether the values at a path are the same whenever it is asked; of the others only the kind counts.</param>
    public static ExpectedAnswer OfItself(Response answer, Func<string, bool> matters)
    {
        var payload = PayloadReader.Read(answer);
        return new ExpectedAnswer(
            [answer.Status],
            [
                .. from path in payload?.Paths ?? []
                   let fields = payload!.At(path).ToArray()
                   where fields.All(field => KindOf(field.Kind) == KindOf(fields[0].Kind))
                   select new ExpectedField(path, fields[0].Kind, IsHeld(fields[0], matters) ? [.. fields.Select(field => field.Text)] : null),
            ],
            payload is null && !answer.IsBodyUnknown ? answer.BodyText : null);
    }

    /// <summary>The same answer, whose fields at some paths must hold values. A path that it does not have stays out.</summary>
    public ExpectedAnswer Holding(IReadOnlyDictionary<string, string> values) => this with
    {
        Fields = [.. Fields.Select(field => values.TryGetValue(field.Path, out var value) ? field with { Texts = [value] } : field)],
    };

    /// <summary>In what an answer differs, as half a sentence; null where it is as expected.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="calls">All the calls that the request led to.</param>
    public string? Divergence(Reply reply, IReadOnlyCollection<Arrival> calls) =>
        Divergence(reply) ?? Taken?.Divergence(reply, calls);

    /// <summary>In what an answer differs by itself, as half a sentence; null where it is as expected.</summary>
    public string? Divergence(Reply reply)
    {
        if (!Statuses.Contains(reply.Status))
            return $"was answered {(reply.Status == 0 ? "nothing" : reply.Status)}, expected {string.Join(" or ", Statuses)}";
        if (Text is not null && Text != reply.Body)
            return $"was answered another body: {Parting(Text, reply.Body)}";
        if (Fields.IsEmpty)
            return null;

        var payload = PayloadReader.Read(reply.ToResponse());
        return payload is null
            ? "was answered a body that cannot be read as fields"
            : Fields.Select(field => Divergence(field, payload)).FirstOrDefault(why => why is not null);
    }

    // A whole number is one of those that may have decimals, and the other way about.
    private static PayloadKind KindOf(PayloadKind kind) => kind == PayloadKind.Integer ? PayloadKind.Number : kind;

    private static bool AreHeld(PayloadKind kind, ImmutableArray<string> texts, PayloadField[] found) => KindOf(kind) == PayloadKind.Number
        ? texts.Length == found.Length && texts.Zip(found).All(pair => ValueText.AreEqual(pair.First, pair.Second.Text))
        : texts.SequenceEqual(found.Select(field => field.Text));

    private static string Parting(string expected, string found)
    {
        var same = expected.AsSpan().CommonPrefixLength(found);
        return $"'{ValueText.Shown([found[same..]])}' where '{ValueText.Shown([expected[same..]])}' was expected";
    }

    // An object may hold more than it did; a list may not.
    private static bool IsHeld(PayloadField field, Func<string, bool> matters) => field.Kind != PayloadKind.Object && matters(field.Path);

    private static string? Divergence(ExpectedField expected, Payload payload)
    {
        var found = payload.At(expected.Path).ToArray();
        if (found.Length == 0)
            return $"was answered without {expected.Path}";
        if (found.FirstOrDefault(field => KindOf(field.Kind) != KindOf(expected.Kind)) is { Path: not null } other)
            return $"has {expected.Path} as {other.Kind.ToString().ToLowerInvariant()}, expected {expected.Kind.ToString().ToLowerInvariant()}";
        return expected.Texts is { } texts && !AreHeld(expected.Kind, texts, found)
            ? $"has {expected.Path} = {ValueText.Shown(found.Select(field => field.Text))}, expected {ValueText.Shown(texts)}"
            : null;
    }

    // A list may be empty in one of them, so what stands in lists is no part of what they have in common.
    private static ImmutableArray<ExpectedField> Common(ImmutableArray<Payload> payloads) =>
    [
        .. from path in payloads[0].Paths
           where !PayloadPath.IsInList(path)
           let kinds = payloads.SelectMany(payload => payload.At(path).Select(field => KindOf(field.Kind))).Distinct().ToArray()
           where kinds.Length == 1 && payloads.All(payload => payload.Has(path))
           select new ExpectedField(path, kinds[0]),
    ];
}
