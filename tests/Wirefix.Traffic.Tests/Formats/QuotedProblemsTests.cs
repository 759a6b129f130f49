using Wirefix.Traffic.Formats;
using Wirefix.Traffic.Redaction;

namespace Wirefix.Traffic.Tests.Formats;

/// <summary>What is said about a broken entry quotes it: without its secrets, briefly, and on one line.</summary>
public sealed class QuotedProblemsTests : IDisposable
{
    private const string Secret = "sk-proj-Zx9TqLm47RtYuIoPaSdFgHjKlMnBvC";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Broken => new()
    {
        Pairs($"\"direction\":\"{Secret}\",\"http\":{{\"req\":{{\"uri\":\"/a\",\"method\":\"GET\",\"host\":\"h\"}}}}"),
        Pairs($"\"direction\":\"IN\",\"http\":{{\"req\":{{\"uri\":\"/a\",\"method\":\"GET\",\"host\":\"a b {Secret}\"}}}}"),
        Har($"{{\"request\":{{\"method\":\"GET\",\"url\":\"{Secret}\"}}}}"),
        Har($"{{\"request\":{{\"method\":\"GET\",\"url\":\"http://h/a\"}},\"response\":{{\"status\":200,\"headers\":[{{\"name\":\"Content-Encoding\",\"value\":\"{Secret}\"}}],\"content\":{{\"text\":\"AAH/\",\"encoding\":\"base64\"}}}}}}"),
        Gor($"1 f45590522cd1838b4a0d5c5a 1772600767000000100 0\nGET {Secret}?token={Secret} HTTP/1.1\r\n\r\n"),
        Gor("1 f45590522cd1838b4a0d5c5a 1772600767000000100 0\nGET / HTTP/1.1\r\n\r\n", $"{new string('x', 20)} {Secret}\nGET / HTTP/1.1\r\n\r\n"),
        Gor("1 f45590522cd1838b4a0d5c5a 1772600767000000100 0\nGET / HTTP/1.1\r\n\r\n", $"2 f45590522cd1838b4a0d5c5a 1772600768000000100 0\nHTTP/1.1 {Secret} OK\r\n\r\n"),
        Gor($"1 f45590522cd1838b4a0d5c5a 1772600767000000100 0\nPOST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n{Secret}\r\n"),
        "version: api.keploy.io/v1beta1\nkind: Http\nspec:\n    req: {method: GET, url: '/a?token=" + Secret + "'}\n",
        $"### REQUEST ###\n```\n{Secret}\n```\n\n```\n```\n\n### RESPONSE ###\n```\nHTTP/1.1 200 OK\n```\n\n```\n```\n\n### METADATA ###\n```\ndirection: IN\n```\n",
        $"{{\"@t\":\"2026-03-04T05:06:07Z\",\"@mt\":\"x\",\"SourceContext\":\"Microsoft.AspNetCore.HttpLogging.HttpLoggingMiddleware\",\"Method\":\"GET\",\"Path\":\"/a\",\"RequestBody\":\"x\",\"RequestBodyStatus\":\"[Truncated {Secret}]\",\"StatusCode\":200,\"Duration\":3,\"RequestId\":\"1\"}}",
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void No_secret_is_quoted(string capture)
    {
        Assert.All(Said(capture, Redactor.Default), said => Assert.DoesNotContain("TqLm47Rt", said, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(Said(capture, Redactor.None), said => said.Contains("TqLm47Rt", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Rules_and_keys_of_the_users_own_count_for_quotes_too()
    {
        var capture = Har("{\"request\":{\"method\":\"GET\",\"url\":\"CUST-123456 u@mail.harbourline.com\"}}");
        var rules = RedactionRules.BuiltIn with { Patterns = [RedactionRules.Pattern("CUST-[0-9]{6}")] };

        var own = Assert.Single(Said(capture, new Redactor(rules, "my own key")));

        Assert.DoesNotContain("CUST-", own, StringComparison.Ordinal);
        Assert.NotEqual(Assert.Single(Said(capture, new Redactor(rules))), own);
    }

    [Fact]
    public void A_quote_is_short_and_cannot_command_a_terminal()
    {
        var said = Assert.Single(Said(Har($"{{\"request\":{{\"method\":\"GET\",\"url\":\"\\u001b[2J\\u202e\\nNot read: {new string('x', 100_000)}\"}}}}"), Redactor.Default));

        Assert.InRange(said.Length, 80, 160);
        Assert.DoesNotContain(said, character => char.IsControl(character) || character == '\u202e');
        Assert.EndsWith("; the entry is left out", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_beginning_of_a_file_that_is_no_capture_is_quoted_without_its_secrets()
    {
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(_folder.Write("notes.txt", $"what we were told of it: {Secret}\nand more")));

        Assert.Contains($"begins \"what we were told of it: {Redactor.Default.Token(Secret)}\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.txt", "found a file that begins \"")]
    [InlineData("notes.har", "expected HAR, an object with \"log\" and \"entries\", found a file that begins \"")]
    public void Of_a_file_that_is_no_capture_as_much_is_quoted_as_tells_what_it_is(string name, string before)
    {
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(_folder.Write(name, "\"lorem\" ipsum " + new string('x', 3000))));

        Assert.Contains($"{before}\"lorem\" ipsum {new string('x', 46)}…\"", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_ends_behind_a_whole_character()
    {
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(_folder.Write("notes.txt", $"x{string.Concat(Enumerable.Repeat("😀", 100))}")));

        Assert.Contains("😀…\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.txt", "{\"about\":\"all of it\",\"password\":\"Zx9 TqLm47Rt\"}")]
    [InlineData("notes.har", "{\"about\":\"all of it\",\"password\":\"Zx9 TqLm47Rt\"}")]
    [InlineData("notes.txt", "mailto:bob.of.the.harbour.line.TqLm47Rt@harbourline.com")]
    [InlineData("notes.har", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0TqLm47Rt.c2lnbmF0dXJlLW9mLWl0 and more")]
    public void A_secret_that_is_cut_where_the_quote_ends_is_none_of_it(string name, string content)
    {
        var refusal = Assert.Throws<CaptureException>(() => CaptureReader.Read(_folder.Write(name, content)));

        Assert.DoesNotContain("TqLm47Rt", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJzdWIi", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_that_comes_into_sight_as_those_before_it_become_tokens_is_not_quoted()
    {
        var keys = string.Concat(Enumerable.Repeat($"sk-proj-{new string('x', 1000)}1 ", 4));

        var said = Assert.Single(Said(Har($"{{\"request\":{{\"method\":\"GET\",\"url\":\"{keys}eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0TqLm47Rt.c2lnbmF0dXJlLW9mLWl0\"}}}}"), Redactor.Default));

        Assert.DoesNotContain("eyJ", said, StringComparison.Ordinal);
    }

    private IEnumerable<string> Said(string capture, Redactor redactor)
    {
        var source = new CaptureSource(_folder.Write("capture", capture)) { Redactor = redactor };
        try
        {
            var survey = CaptureReader.Survey(source);
            Assert.Equal(CaptureReader.Read(source).Problems, survey.Problems);
            return survey.Problems.Select(problem => problem.What);
        }
        catch (CaptureException refusal)
        {
            return [refusal.Message[(refusal.Message.IndexOf("could be read (", StringComparison.Ordinal) + 15)..refusal.Message.LastIndexOf(')')]];
        }
    }

    private static string Pairs(string fields) => $"{{\"msgType\":\"rrpair\",{fields}}}\n";

    private static string Har(string entry) => $"{{\"log\":{{\"version\":\"1.2\",\"entries\":[{entry}]}}}}";

    private static string Gor(params string[] records) => string.Concat(records.Select(record => $"{record}\n🐵🙈🙉\n"));
}
