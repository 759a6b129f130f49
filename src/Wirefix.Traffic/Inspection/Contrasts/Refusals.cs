using System.Collections.Immutable;
using Wirefix.Facts;

namespace Wirefix.Traffic.Inspection.Contrasts;

/// <summary>
/// Tells a rightful refusal from a fault. A 5xx, or no answer, is always a fault, though less of one where it tells of an upstream's. A 4xx to
/// somebody else's call is the right answer where the status or the body names what the predicate found; the same answer to a call of the
/// service's own is a fault of the service, unless it only passed on what it was asked.
/// </summary>
internal static class Refusals
{
    /// <summary>
    /// What a 4xx to somebody else's call can be worth at most: it may be right for a reason that the answer does not name.
    /// </summary>
    private const double Unexplained = 0.75;

    /// <summary>What is left where the answer names the field, and yet people do not cause such a thing: programs do.</summary>
    private const double Mechanical = 0.6;

    /// <summary>From this share of refused calls on, a refusal is hardly an ordinary slip of some client.</summary>
    private const double OrdinaryShare = 0.25;

    /// <summary>Who says that an upstream failed, as it did, does what he should; what it refused (429), he may have asked for too often.</summary>
    private const double Told = 0.75;

    private const int FailuresRead = 10;

    // Shorter ones stand in any text.
    private const int ShortestName = 4;

    private static readonly ImmutableArray<string> Credentials =
        ["auth", "cookie", "key", "token", "session", "role", "user", "csrf", "xsrf", "signature"];

    private static readonly ImmutableArray<string> Preconditions =
        ["if-match", "if-none-match", "if-unmodified-since", "if-modified-since", "idempotency-key"];

    /// <summary>From 0 (the answer is right) to 1 (it is a fault): what the contrast's importance is multiplied with.</summary>
    /// <param name="explanation">What sets the calls apart.</param>
    /// <param name="status">The status of the failing calls.</param>
    /// <param name="failing">The failing calls that the predicate is true of.</param>
    /// <param name="share">How many of the endpoint's calls failed so.</param>
    /// <param name="scene">The scene.</param>
    public static double Weight(Explanation explanation, int status, IReadOnlyList<Exchange> failing, Share share, Scene scene)
    {
        var predicate = explanation.Predicate;
        if (IsOfRepetition(predicate, failing))
            return 0;
        if (status is 0 or 408 or >= 499)
            return status is 502 or 503 or 504 && predicate is { Subject: ContrastSubject.Effect, Value: ['5', ..] } ? Told : 1;
        if (IsCircumstance(predicate, status) || IsOfState(predicate, status) || (status is 412 or 428 && IsConflict(predicate, status)))
            return 0;
        if (IsOwnFault(failing, scene) || Complaints.AreFalse(failing))
            return 1;
        if (IsAnswered(predicate, status) || IsLimit(predicate) || IsConflict(predicate, status))
            return 0;
        var named = IsNamed(predicate, failing);
        if (named && (predicate.Condition is ContrastCondition.Character or ContrastCondition.LeadingZero || IsBeyondLimit(explanation)))
            return 0;
        if (IsMechanical(predicate) || IsRenamed(explanation) || (named && share.LowerBound >= OrdinaryShare))
            return named ? Mechanical : Unexplained;
        return named || (IsOfPeople(predicate) && status is 400 or 409 or 422 && (share.Value < OrdinaryShare || IsAnotherNamed(predicate, failing, scene)))
            ? 0
            : Unexplained;
    }

    /// <summary>Whether it says who calls, and nothing of the call.</summary>
    public static bool IsOfCaller(ContrastPredicate predicate) => predicate is { Subject: ContrastSubject.Header, Name: "user-agent" };

    // A failure is no call before another, so that nothing comes before those of a resource that fails each time.
    private static bool IsOfRepetition(ContrastPredicate predicate, IReadOnlyList<Exchange> failing) =>
        predicate is { Subject: ContrastSubject.Preceding, Name: Surroundings.OnResource, Value: Surroundings.Nothing, Negated: false }
        && 2 * failing.DistinctBy(exchange => exchange.Request.Url.AbsolutePath).Count() <= failing.Count;

    // What goes along with a refusal without being its reason: the place in a script, the calls that were not made after it.
    private static bool IsCircumstance(ContrastPredicate predicate, int status) => predicate.Subject switch
    {
        ContrastSubject.Time or ContrastSubject.Effect or ContrastSubject.Earlier => true,
        // Who comes second is refused, whoever it is.
        ContrastSubject.Header => IsOfCaller(predicate) && status is 404 or 409 or 410,
        ContrastSubject.Overlap => status is 409 or 412 or 423 or 428 or 429,
        ContrastSubject.Preceding => predicate.Name != Surroundings.OnResource
            || status is 404 or 409 or 410 or 412 or 423 or 428 or 429
            || (predicate.Value ?? "").StartsWith("DELETE", StringComparison.Ordinal)
            || predicate.Value == Surroundings.Nothing,
        _ => false,
    };

    // Nothing is there by that id, or it is not in the state that was asked for: right, whoever asks. The id may stand in the path
    // as well as in the query or the body; only where its characters set it apart, the way there may have spoiled it.
    private static bool IsOfState(ContrastPredicate predicate, int status) => status switch
    {
        404 or 410 => predicate.Subject is ContrastSubject.Path or ContrastSubject.Query or ContrastSubject.Body && predicate.Condition is not (
            ContrastCondition.Escaped or ContrastCondition.NonAscii or ContrastCondition.Character or ContrastCondition.Padded or ContrastCondition.Kind),
        409 or 412 or 428 => predicate.Subject == ContrastSubject.Header && Preconditions.Contains(predicate.Name),
        _ => false,
    };

    // The service's own call was refused, though what the service was asked for was not.
    private static bool IsOwnFault(IReadOnlyList<Exchange> failing, Scene scene) =>
        failing[0].Direction == Direction.Outbound
        && failing.All(exchange => scene.CauseOf(exchange)?.Response.Status is not (>= 400 and < 500));

    // The status alone says what is wrong.
    private static bool IsAnswered(ContrastPredicate predicate, int status) => status switch
    {
        401 or 403 or 407 => predicate.Condition == ContrastCondition.Value
            || Credentials.Any(word => predicate.Name.Contains(word, StringComparison.OrdinalIgnoreCase)),
        406 => predicate is { Subject: ContrastSubject.Header } && predicate.Name.StartsWith("accept", StringComparison.Ordinal),
        413 or 414 or 431 => predicate.Subject == ContrastSubject.Size || predicate.Condition is ContrastCondition.Length or ContrastCondition.Items,
        415 => predicate is { Subject: ContrastSubject.Header } && predicate.Name.StartsWith("content-", StringComparison.Ordinal)
            && predicate.Value?.Contains(';', StringComparison.Ordinal) != true,
        416 => predicate is { Subject: ContrastSubject.Header, Name: "range" },
        _ => false,
    };

    // What is asked for goes against what is there; what was asked for tells as little of it as what was sent along.
    private static bool IsConflict(ContrastPredicate predicate, int status) =>
        status is 409 or 412 or 428
        && predicate is { Subject: ContrastSubject.Body or ContrastSubject.Path or ContrastSubject.Query, Condition: ContrastCondition.Value };

    // How much is too much is for the service to say: an amount over a limit, a text that is too long.
    private static bool IsLimit(ContrastPredicate predicate) =>
        predicate.Condition is ContrastCondition.AtLeast or ContrastCondition.Items or ContrastCondition.Length or ContrastCondition.DayOfMonth
            or ContrastCondition.Negative or ContrastCondition.Zero;

    // One value of a few that is larger, or smaller, than all others.
    private static bool IsBeyondLimit(Explanation explanation) =>
        explanation.Predicate.Condition == ContrastCondition.Value
        && explanation.Best.Split.Predicates.Any(other =>
            IsLimit(other) && other.Subject == explanation.Predicate.Subject && other.Name == explanation.Predicate.Name);

    // What a person can get wrong, and a service is right to refuse.
    private static bool IsOfPeople(ContrastPredicate predicate) =>
        predicate.Subject is ContrastSubject.Body or ContrastSubject.Query or ContrastSubject.Path or ContrastSubject.Size
        && predicate.Condition != ContrastCondition.Character;

    // What only a program gets wrong: the kind of a value, a lost header, the way of writing a date, escapes, characters beyond ASCII.
    private static bool IsMechanical(ContrastPredicate predicate) => predicate.Condition switch
    {
        ContrastCondition.Kind or ContrastCondition.Escaped or ContrastCondition.NonAscii or ContrastCondition.UrlAlphabet => true,
        ContrastCondition.Format => predicate.Value is not ("text" or "token") && !predicate.Negated,
        _ => predicate.Subject == ContrastSubject.Header && !Preconditions.Contains(predicate.Name),
    };

    private static bool IsRenamed(Explanation explanation) =>
        explanation.Predicate.Condition is ContrastCondition.Absent or ContrastCondition.Present
        && explanation.Alternatives.Any(other => other.Subject == explanation.Predicate.Subject
            && other.Condition is ContrastCondition.Absent or ContrastCondition.Present
            && other.Condition != explanation.Predicate.Condition);

    private static bool IsNamed(ContrastPredicate predicate, IReadOnlyList<Exchange> failing)
    {
        // A path parameter has no name of its own.
        if (predicate.Subject == ContrastSubject.Path)
            return false;
        var name = Letters(NameOf(predicate));
        var read = failing.Take(FailuresRead).ToArray();
        return name.Length > 0 && read.Count(exchange => Letters(exchange.Response.BodyText).Contains(name, StringComparison.Ordinal)) * 2 > read.Length;
    }

    // The answers name what they refuse, and it is another field of what was sent.
    private static bool IsAnotherNamed(ContrastPredicate predicate, IReadOnlyList<Exchange> failing, Scene scene)
    {
        var read = failing.Take(FailuresRead).ToArray();
        return read.Count(exchange => NamesAnother(predicate, exchange, scene)) * 2 > read.Length;
    }

    private static bool NamesAnother(ContrastPredicate predicate, Exchange exchange, Scene scene)
    {
        var answer = exchange.Response.BodyText;
        return (scene.PayloadOf(exchange.Request)?.Paths ?? []).Any(path =>
            PayloadPath.Name(path) is { Length: >= ShortestName } name && !NameOf(predicate).EndsWith(name, StringComparison.Ordinal)
            && answer.Contains($"\"{name}\"", StringComparison.OrdinalIgnoreCase));
    }

    private static string NameOf(ContrastPredicate predicate) => predicate.Subject == ContrastSubject.Body
        ? PayloadPath.LastName(predicate.Name)
        : predicate.Name[(predicate.Name.LastIndexOfAny(['.', '/']) + 1)..];

    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
}
