using System.Text;
using Wirefix.Traffic.Inspection.Contrasts;
using Wirefix.Traffic.Payloads;

namespace Wirefix.Traffic.Tests.Inspection.Contrasts;

public class MalformedBodyTests
{
    [Theory]
    [InlineData("{\"name\":\"caf\u00e9\"}", "E9, which is no UTF-8, at byte 12")]
    [InlineData("{\"name\":\"\\ud83d\"}", "a text with half of a surrogate pair at byte 8")]
    [InlineData("{\"name\":1,}", "an unexpected '}' at byte 10")]
    [InlineData("{\n\"name\":\nx}", "an unexpected 'x' at byte 10")]
    [InlineData("{\"name\":[1", "an unexpected end at byte 10")]
    [InlineData("  ", "an unexpected end at byte 2")]
    [InlineData("\u00EF\u00BB\u00BF\u00EF\u00BB\u00BF[1]", "an unexpected byte EF at byte 3")]
    [InlineData("[1]\u00E2\u0080\u00AE", "an unexpected byte E2 at byte 3")]
    [InlineData("[]]", "an unexpected ']' at byte 2")]
    public void A_body_that_is_there_and_no_JSON_is_not_called_absent(string broken, string flaw)
    {
        var contrast = Found(call => call % 5 == 0 ? Encoding.Latin1.GetBytes(broken) : Valid(call));

        Assert.Equal((ContrastSubject.Body, ContrastCondition.Malformed), (contrast.Predicate.Subject, contrast.Predicate.Condition));
        Assert.Contains("where the body is no valid JSON (", contrast.Title, StringComparison.Ordinal);
        Assert.Contains(contrast.Proof, line => line.StartsWith("failing:", StringComparison.Ordinal) && line.Contains($"no valid JSON: {flaw}", StringComparison.Ordinal));
        Assert.DoesNotContain(contrast.Alternatives.Append(contrast.Predicate), predicate => predicate.Condition == ContrastCondition.Absent);
    }

    [Fact]
    public void A_body_that_is_not_there_is_absent()
    {
        var contrast = Found(call => call % 5 == 0 ? [] : Valid(call));

        Assert.Equal(("$", ContrastCondition.Absent), (contrast.Predicate.Name, contrast.Predicate.Condition));
    }

    [Fact]
    public void JSON_of_many_levels_is_neither_absent_nor_broken()
    {
        var deep = $"{new string('[', 2000)}{new string(']', 2000)}";
        var predicates = Requests.Found<Contrast>(Asked(call => call % 5 == 0 ? Encoding.UTF8.GetBytes(deep) : Valid(call)))
            .SelectMany(contrast => contrast.Alternatives.Append(contrast.Predicate));

        Assert.DoesNotContain(predicates, predicate => predicate is { Name: "$", Condition: ContrastCondition.Absent or ContrastCondition.Malformed });
        Assert.Equal(64, PayloadReader.Read(new Request("POST", new Uri("http://svc")) { Body = Encoding.UTF8.GetBytes(deep) })!.Count);
    }

    [Fact]
    public void JSON_behind_a_byte_order_mark_is_read()
    {
        byte[] marked = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(" {\"name\":\"é\"}")];

        Assert.Equal("é", PayloadReader.Read(new Response(200) { Body = marked })?.Single("$.name"));
    }

    private static byte[] Valid(int call) => Encoding.UTF8.GetBytes($$"""{"name":"n{{call}}"}""");

    private static Contrast Found(Func<int, byte[]> body) => Requests.Found<Contrast>(Asked(body)).First();

    private static IEnumerable<Exchange> Asked(Func<int, byte[]> body) => Enumerable.Range(0, 60).Select(call =>
    {
        var exchange = Calls.Inbound("http://svc/people", call * 100, 10, call % 5 == 0 ? 500 : 201).WithMethod("POST")
            .WithRequestHeader("Content-Type", "application/json");
        return exchange with { Request = exchange.Request with { Body = body(call) } };
    });
}
