using System.Collections.Immutable;
using System.Globalization;
using Wirefix.Agent.Planning.Reproducing;
using Wirefix.Agent.Regression.Frameworks;
using Wirefix.Facts;
using Wirefix.Replay;
using Wirefix.Traffic;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Agent.Regression.Forms;

/// <summary>One inbound exchange, after those that brought its resource where it was, and what it should be answered.</summary>
internal static class AnswerForm
{
    private const string AssertionStart = "Answer";

    // A longer one is no test that anybody reads.
    private const int LongestText = 4_000;

    // What any answer of the endpoint has is told by a few fields.
    private const int MostFields = 12;

    /// <summary>The form; null where no exchange of the capture that can be sent again has an expected answer.</summary>
    public static RegressionForm? Of(HarnessOptions options, Recording recording, ImmutableHashSet<string> faulty, Func<Exchange, Endpoint> routeOf)
    {
        if (Chosen(options, recording, faulty) is not { } subject)
            return null;

        var expected = options.Expected[subject.Id];
        var inbound = routeOf(subject);
        var pieces = options.Delivery == Delivery.Pieces;
        var before = Before(subject, recording).ToArray();
        var calls = before.Append(subject).SelectMany(recording.Causes.CallsOf).ToImmutableArray();
        return new RegressionForm
        {
            Inbound = inbound,
            Summary = $"{CSharpText.Comment($"{inbound.Method} {inbound.Path}")} {Once(subject, expected, pieces)}",
            Fact = pieces ? "Answers_alike_however_bodies_are_cut" : $"Answers_{string.Join("_or_", expected.Statuses)}",
            AssertionStart = AssertionStart,
            Upstream = pieces ? "PiecewiseUpstream" : "RecordedUpstream",
            Watched = calls.IsEmpty ? inbound : recording.EndpointOf(calls[0]),
            Support = pieces ? ["PiecewiseStream"] : [],
            Calls = calls,
            Body = tests =>
            [
                .. before.SelectMany((exchange, index) => Played($"before{index + 1}", exchange, pieces).Append("")),
                .. new RequestText("request", subject.Request, pieces ? "PiecewiseStream" : null).Lines(),
                "using var response = await client.SendAsync(request, cancellation);",
                "var answer = await response.Content.ReadAsStringAsync(cancellation);",
                "",
                tests.OneOf(
                    [.. expected.Statuses.Select(CSharpText.Status)],
                    "response.StatusCode",
                    Message($"{string.Join(" or ", expected.Statuses)} expected, {{(int)response.StatusCode}} seen")),
                .. expected.Text is { Length: <= LongestText } text
                    ? new[] { tests.Equal(CSharpText.Literal(text), "answer", Message("another body")) }
                    : [],
                .. expected.Fields.Where(field => field.Path != "$").Take(MostFields).Select(field => Assertion(tests, field)),
            ],
        };
    }

    // Of those that failed the one with least to read; of those whose bodies were cut one whose answer has fields, with most that can be cut.
    private static Exchange? Chosen(HarnessOptions options, Recording recording, ImmutableHashSet<string> faulty)
    {
        var subjects = recording.Repeatable.Where(inbound => options.Expected.ContainsKey(inbound.Id) && faulty.Contains(inbound.Id)).ToArray();
        return options.Delivery == Delivery.Pieces
            ? subjects.MaxBy(inbound => (
                !options.Expected[inbound.Id].Fields.IsEmpty,
                recording.Causes.CallsOf(inbound).Sum(call => call.Response.Body.Length) + inbound.Request.Body.Length))
            : subjects.MinBy(inbound => (recording.Causes.CallsOf(inbound).Count(), inbound.Request.Body.Length));
    }

    // The writes of the same resource that went before, or of one that it lies in.
    private static IEnumerable<Exchange> Before(Exchange subject, Recording recording) => recording.Inbound
        .TakeWhile(inbound => inbound.Id != subject.Id)
        .Where(inbound => UnsafeMethod.Is(inbound.Request.Method) && !inbound.Response.Failed && IsOfResource(inbound, subject));

    private static bool IsOfResource(Exchange earlier, Exchange subject)
    {
        var (one, other) = (Segments(earlier), Segments(subject));
        return one.Length >= 2 && other.Length >= 2 && one.Take(2).SequenceEqual(other.Take(2), StringComparer.Ordinal);
    }

    private static string[] Segments(Exchange exchange) => exchange.Request.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Played(string variable, Exchange exchange, bool pieces) =>
        new RequestText(variable, exchange.Request, pieces ? "PiecewiseStream" : null).Lines().Append($"using var {variable}Answer = await client.SendAsync({variable}, cancellation);");

    private static string Assertion(ITestFramework tests, ExpectedField field)
    {
        var seen = $"AnswerFields.At(answer, {CSharpText.Literal(field.Path)})";
        var path = CSharpText.Interpolated(field.Path);
        if (field.Texts is not { } texts)
            return tests.NotNull(seen, Message($"nothing at {path}"));
        var expected = string.Join(", ", texts.Select(text => Text(field.Kind, text)));
        return tests.Equal(CSharpText.Literal(expected), seen, Message($"other values at {path}"));
    }

    private static string Message(string complaint) => $"$\"{AssertionStart}: {complaint}: {{answer}}\"";

    // As AnswerFields reads it in the test.
    private static string Text(PayloadKind kind, string text) =>
        kind is PayloadKind.Integer or PayloadKind.Number && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("G29", CultureInfo.InvariantCulture)
            : text;

    private static string Once(Exchange subject, ExpectedAnswer expected, bool pieces) => pieces
        ? "once answered otherwise where a body came in other pieces"
        : $"was once answered {subject.Response.Status}, not {string.Join(" or ", expected.Statuses)}";
}
