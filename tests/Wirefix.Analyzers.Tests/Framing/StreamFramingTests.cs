using Wirefix.Analyzers.Framing;
using Wirefix.Testing;

namespace Wirefix.Analyzers.Tests.Framing;

public sealed class StreamFramingTests
{
    private static readonly string[] Events =
    [
        "out GET api.example.com/events/{id} response 200 media text/event-stream 40",
        "out GET api.example.com/events/{id} status 200 40",
    ];

    [Theory]
    [InlineData("Console.WriteLine(await http.[|GetStringAsync|](\"/events/\" + id));")]
    [InlineData("Console.WriteLine(await http.[|GetByteArrayAsync|](\"/events/\" + id));")]
    [InlineData("using var answer = await http.[|GetAsync|](\"/events/\" + id); using var content = await answer.Content.ReadAsStreamAsync();")]
    [InlineData("using var answer = await http.[|GetAsync|](\"/events/\" + id, HttpCompletionOption.ResponseContentRead); using var content = await answer.Content.ReadAsStreamAsync();")]
    [InlineData("using var answer = await http.GetAsync(\"/events/\" + id, HttpCompletionOption.ResponseHeadersRead); Console.WriteLine(await answer.Content.[|ReadAsStringAsync|]());")]
    [InlineData("using var answer = await http.GetAsync(\"/events/\" + id); Console.WriteLine(await answer.Content.[|ReadAsStringAsync|]());")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, \"/events/\" + id); using var answer = await http.[|SendAsync|](request); answer.EnsureSuccessStatusCode();")]
    public Task A_stream_of_the_wire_that_is_read_as_one_body_is_reported(string statements) => In(statements).Facts(Events).IsReported();

    [Fact]
    public Task The_message_says_what_the_wire_showed() => In("Console.WriteLine(await http.[|GetStringAsync|](\"/events/\" + id));").Facts(Events).IsReported(
        "'GetStringAsync' waits for the end of a stream and reads it as one body; the wire had text/event-stream in all 40 answers of GET api.example.com/events/{id}");

    [Theory]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Post, id); request.Headers.Accept.Add(new(\"text/event-stream\")); using var answer = await http.[|SendAsync|](request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Post, id); request.Headers.Accept.ParseAdd(\"text/event-stream\"); using var answer = await http.[|SendAsync|](request);")]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Post, id); request.Headers.Add(\"Accept\", \"text/event-stream\"); using var answer = await http.[|SendAsync|](request);")]
    [InlineData("http.DefaultRequestHeaders.Accept.Add(new(\"text/event-stream\")); Console.WriteLine(await http.[|GetStringAsync|](id));")]
    public Task A_stream_that_the_code_asks_for_is_known_without_facts(string statements) => In(statements).IsReported();

    [Fact]
    public Task The_message_says_what_the_code_asks_for() =>
        In("http.DefaultRequestHeaders.Accept.Add(new(\"text/event-stream\")); Console.WriteLine(await http.[|GetStringAsync|](id));")
            .IsReported("'GetStringAsync' waits for the end of a stream and reads it as one body; it asks for text/event-stream");

    [Theory]
    [InlineData("using var answer = await http.GetAsync(\"/events/\" + id, HttpCompletionOption.ResponseHeadersRead); using var content = await answer.Content.ReadAsStreamAsync();")]
    [InlineData("using var content = await http.GetStreamAsync(\"/events/\" + id);")]
    [InlineData("using var answer = await http.GetAsync(\"/events/\" + id, HttpCompletionOption.ResponseHeadersRead); if (!answer.IsSuccessStatusCode) throw new IOException(await answer.Content.ReadAsStringAsync());")]
    [InlineData("using var answer = await http.GetAsync(\"/events/\" + id, (HttpCompletionOption)int.Parse(id));")]
    [InlineData("Console.WriteLine(await http.GetStringAsync(\"/orders/\" + id));")]
    [InlineData("Console.WriteLine(await http.GetStringAsync(id));")]
    public Task A_stream_that_is_read_as_it_comes_and_other_answers_are_not_reported(string statements) => In(statements).Facts(Events).IsSilent();

    [Theory]
    [InlineData("using var request = new HttpRequestMessage(HttpMethod.Get, id); request.Headers.Accept.ParseAdd(\"application/json\"); using var answer = await http.SendAsync(request);")]
    [InlineData("Console.WriteLine((\"text/event-stream\", await http.GetStringAsync(id)));")]
    public Task A_call_that_does_not_ask_for_a_stream_is_not_reported(string statements) => In(statements).IsSilent();

    [Theory]
    [InlineData("media application/json 40", "")]
    [InlineData("media text/event-stream 39", "")]
    [InlineData("media application/x-ndjson 40", "out GET api.example.com/events/{id} response 200 header content-length 40")]
    public Task Answers_that_are_no_streams_on_the_wire_are_not_reported(string media, string more) => In("Console.WriteLine(await http.GetStringAsync(\"/events/\" + id));")
        .Facts($"out GET api.example.com/events/{{id}} response 200 {media}", "out GET api.example.com/events/{id} status 200 40", more).IsSilent();

    [Theory]
    [InlineData("int n; while ((n = await body.ReadAsync(buffer)) > 0) { var text = Encoding.UTF8.GetString(buffer, 0, n); foreach (var part in text.[|Split|](\"\\n\\n\")) Console.WriteLine(part); }")]
    [InlineData("int n; while ((n = await body.ReadAsync(buffer, 0, buffer.Length)) > 0) foreach (var part in Encoding.UTF8.GetString(buffer, 0, n).[|Split|]('\\n')) Console.WriteLine(part);")]
    [InlineData("while (true) { var n = await body.ReadAsync(buffer.AsMemory()); if (n == 0) break; Console.WriteLine(JsonSerializer.[|Deserialize<string>|](Encoding.UTF8.GetString(buffer.AsSpan(0, n)))); }")]
    [InlineData("for (var n = 1; n > 0;) { n = body.Read(buffer, 0, 64); var json = Encoding.UTF8.GetString(buffer, 0, n); using var document = JsonDocument.[|Parse|](json); }")]
    public Task Text_that_is_parsed_read_by_read_is_reported(string statements) => In(statements).IsReported();

    [Theory]
    [InlineData("var all = new StringBuilder(); int n; while ((n = await body.ReadAsync(buffer)) > 0) { var text = Encoding.UTF8.GetString(buffer, 0, n); all.Append(text); foreach (var part in text.Split('\\n')) Console.WriteLine(part); }")]
    [InlineData("var rest = \"\"; int n; while ((n = await body.ReadAsync(buffer)) > 0) { var text = Encoding.UTF8.GetString(buffer, 0, n); rest += text; var parts = rest.Split('\\n'); rest = parts[^1]; }")]
    [InlineData("int n; while ((n = await body.ReadAsync(buffer)) > 0) Console.Write(Encoding.UTF8.GetString(buffer, 0, n));")]
    [InlineData("await body.ReadExactlyAsync(buffer); Console.WriteLine(Encoding.UTF8.GetString(buffer, 0, 64).Split('\\n').Length);")]
    [InlineData("var n = await body.ReadAsync(buffer); foreach (var part in Encoding.UTF8.GetString(buffer, 0, n).Split('\\n')) Console.WriteLine(part);")]
    [InlineData("for (var i = 0; i < 3; i++) foreach (var part in Encoding.UTF8.GetString(buffer, i, 8).Split('\\n')) Console.WriteLine(part);")]
    [InlineData("using var reader = new StreamReader(body); while (await reader.ReadLineAsync() is { } line) Console.WriteLine(line.Split(','));")]
    public Task Text_that_is_gathered_or_framed_is_not_reported(string statements) => In(statements).IsSilent();

    [Fact]
    public Task The_message_of_reads_says_why() =>
        In("int n; while ((n = await body.ReadAsync(buffer)) > 0) { foreach (var part in Encoding.UTF8.GetString(buffer, 0, n).[|Split|]('\\n')) Console.WriteLine(part); }")
            .IsReported("'Split' parses what one read returned; a read may end inside an event or a character");

    [Theory]
    [InlineData("while (await body.ReadAsync(buffer) { var text = Encoding.UTF8.GetString(buffer; text.Split(")]
    [InlineData("var answer = await http.GetAsync(\"/events/\" + , ; answer.Content.ReadAsStringAsync(")]
    [InlineData("while () Encoding.UTF8.GetString().Split();")]
    [InlineData("request.Headers.Accept.Add(new(; await http.SendAsync(")]
    public Task Half_typed_code_never_throws(string statements) => In(statements).Facts(Events).Survives();

    private static RuleCase<StreamFraming> In(string statements) => Verify.Rule<StreamFraming>().Source($$"""
        using System.Text;
        using System.Text.Json;

        public class Events(HttpClient http)
        {
            public async Task ReadAsync(string id, Stream body, byte[] buffer)
            {
                {{statements}}
            }

            public override string ToString() => $"{http.Timeout}{Encoding.UTF8}{JsonValueKind.Null}";
        }
        """);
}
