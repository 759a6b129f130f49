using Wirefix.Analyzers.Framing;
using Wirefix.CodeFixes.Framing;
using Wirefix.Testing;

namespace Wirefix.CodeFixes.Tests.Framing;

public sealed class StreamFramingCodeFixTests
{
    [Theory]
    [InlineData("http.[|GetAsync|](\"/events/\" + id)", "http.GetAsync(\"/events/\" + id, HttpCompletionOption.ResponseHeadersRead)")]
    [InlineData("http.[|GetAsync|](\"/events/\" + id, stop)", "http.GetAsync(\"/events/\" + id, HttpCompletionOption.ResponseHeadersRead, stop)")]
    [InlineData("http.[|GetAsync|](\"/events/\" + id, HttpCompletionOption.ResponseContentRead, stop)", "http.GetAsync(\"/events/\" + id, HttpCompletionOption.ResponseHeadersRead, stop)")]
    [InlineData("http.[|SendAsync|](new(HttpMethod.Get, \"/events/\" + id), stop)", "http.SendAsync(new(HttpMethod.Get, \"/events/\" + id), HttpCompletionOption.ResponseHeadersRead, stop)")]
    public Task A_call_answers_when_the_headers_are_there(string call, string after)
    {
        const string Body = "using var answer = await {0}; // to the end\nusing var body = await answer.Content.ReadAsStreamAsync(stop);\nawait body.CopyToAsync(Stream.Null, stop);";
        return Case(In(Body.Replace("{0}", call, StringComparison.Ordinal))).Becomes<StreamFramingCodeFix>(In(Body.Replace("{0}", after, StringComparison.Ordinal)));
    }

    [Fact]
    public Task Lines_of_a_text_are_read_as_they_come() => Case(In("""
        // All of them.
        var text = await http.[|GetStringAsync|]("/events/" + id, stop);
        foreach (var line in text.Split('\n'))
        {
            // One.
            Console.WriteLine(line);
        }
        """)).Becomes<StreamFramingCodeFix>(In("""
        // All of them.
        using var reader = new StreamReader(await http.GetStreamAsync("/events/" + id, stop));
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            // One.
            Console.WriteLine(line);
        }
        """));

    [Fact]
    public Task Lines_of_an_answer_are_read_as_they_come() => Case(In("""
        using var answer = await http.GetAsync("/events/" + id).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        var text = await answer.Content.[|ReadAsStringAsync|]().ConfigureAwait(false);
        foreach (var line in text.Split("\n", StringSplitOptions.RemoveEmptyEntries))
        {
            Console.WriteLine(line);
        }
        """)).Becomes<StreamFramingCodeFix>(In("""
        using var answer = await http.GetAsync("/events/" + id, HttpCompletionOption.ResponseHeadersRead).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync().ConfigureAwait(false));
        while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (line.Length == 0)
                continue;

            Console.WriteLine(line);
        }
        """));

    [Theory]
    [InlineData("Console.WriteLine(await http.[|GetStringAsync|](\"/events/\" + id, stop));")]
    [InlineData("var text = await http.[|GetStringAsync|](\"/events/\" + id, stop); foreach (var part in text.Split(\"\\n\\n\")) { Console.WriteLine(part); }")]
    [InlineData("var text = await http.[|GetStringAsync|](\"/events/\" + id, stop); foreach (var part in text.Split('\\n')) { Console.WriteLine(text); }")]
    [InlineData("var answer = await http.[|GetAsync|](\"/events/\" + id, stop); await answer.Content.CopyToAsync(Stream.Null, stop);")]
    [InlineData("using var answer = await http.GetAsync(\"/events/\" + id, stop); Console.WriteLine(await answer.Content.[|ReadAsStringAsync|](stop));")]
    public Task Code_of_another_shape_is_left_alone(string statements) => Case(In(statements)).HasNo<StreamFramingCodeFix>();

    [Fact]
    public Task Lines_of_each_read_are_lines_of_the_stream() => Case(In("""
        using var answer = await http.GetAsync("/events/" + id, HttpCompletionOption.ResponseHeadersRead, stop);
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        // All of them.
        var buffer = new byte[4096];
        int read;
        while ((read = await stream.ReadAsync(buffer, stop)) > 0)
        {
            var text = Encoding.UTF8.GetString(buffer, 0, read);
            foreach (var line in text.[|Split|]('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                // One.
                Console.WriteLine(line);
            }
        }
        """)).Becomes<StreamFramingCodeFix>(In("""
        using var answer = await http.GetAsync("/events/" + id, HttpCompletionOption.ResponseHeadersRead, stop);
        await using var stream = await answer.Content.ReadAsStreamAsync(stop);
        // All of them.
        using var reader = new StreamReader(stream);
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (line.Length == 0)
                continue;

            // One.
            Console.WriteLine(line);
        }
        """));

    [Theory]
    [InlineData("stream.Read(buffer, 0, buffer.Length)", "Encoding.UTF8.GetString(buffer, 0, read)", "new StreamReader(stream, leaveOpen: true)", "reader.ReadLine()")]
    [InlineData("stream.Read(buffer)", "Encoding.Latin1.GetString(buffer.AsSpan(0, read))", "new StreamReader(stream, Encoding.Latin1, leaveOpen: true)", "reader.ReadLine()")]
    [InlineData("await stream.ReadAsync(buffer).ConfigureAwait(false)", "Encoding.UTF8.GetString(buffer, 0, read)", "new StreamReader(stream, leaveOpen: true)", "await reader.ReadLineAsync().ConfigureAwait(false)")]
    public Task Reads_keep_their_way_and_the_stream_its_owner(string read, string decoding, string reader, string line) => Case(In($$"""
        var stream = await http.GetStreamAsync("/feed", stop);
        var buffer = new byte[4096];
        int read;
        while ((read = {{read}}) != 0)
        {
            var text = {{decoding}};
            foreach (var line in text.[|Split|]('\n'))
            {
                Console.WriteLine(line);
            }
        }
        """)).Becomes<StreamFramingCodeFix>(In($$"""
        var stream = await http.GetStreamAsync("/feed", stop);
        using var reader = {{reader}};
        while ({{line}} is { } line)
        {
            Console.WriteLine(line);
        }
        """));

    [Theory]
    [InlineData("var buffer = new byte[4096]; int read;", "'\\n'", "Console.WriteLine(line); if (line.Length > 9) { break; }")]
    [InlineData("var buffer = new byte[4096]; int read;", "'\\n'", "Console.WriteLine(line + read);")]
    [InlineData("var buffer = new byte[4096]; int read; Console.WriteLine(buffer.Length);", "'\\n'", "Console.WriteLine(line);")]
    [InlineData("var buffer = new byte[4096]; int read;", "\"\\n\\n\"", "Console.WriteLine(line);")]
    public Task Reads_of_another_shape_are_left_alone(string locals, string separator, string body) => Case(In($$"""
        var stream = await http.GetStreamAsync("/feed", stop);
        {{locals}}
        while ((read = await stream.ReadAsync(buffer, stop)) > 0)
        {
            var text = Encoding.UTF8.GetString(buffer, 0, read);
            foreach (var line in text.[|Split|]({{separator}}))
            {
                {{body}}
            }
        }
        """)).HasNo<StreamFramingCodeFix>();

    [Fact]
    public Task Several_readings_of_a_file_are_fixed_at_once() => Case(In(Two("[|GetStringAsync|](\"/events/\" + id)"))).Becomes<StreamFramingCodeFix>(In("""
        {
            using var reader = new StreamReader(await http.GetStreamAsync("/events/" + id));
            while (await reader.ReadLineAsync() is { } line)
            {
                Console.WriteLine(line);
            }
        }
        {
            using var reader2 = new StreamReader(await http.GetStreamAsync("/events/" + id));
            while (await reader2.ReadLineAsync() is { } line)
            {
                Console.WriteLine(line);
            }
        }
        """));

    private static string Two(string call)
    {
        var one = $$"""
            {
                var text = await http.{{call}};
                foreach (var line in text.Split('\n'))
                {
                    Console.WriteLine(line);
                }
            }
            """;
        return $"{one}\n{one}";
    }

    private static RuleCase<StreamFraming> Case(string source) => Verify.Rule<StreamFraming>().Source(source).Facts(
        "out GET api.example.com/events/{id} response 200 media text/event-stream 40", "out GET api.example.com/events/{id} status 200 40");

    private static string In(string statements) => $$"""
        using System.Text;

        public class Events(HttpClient http)
        {
            public async Task ReadAsync(string id, CancellationToken stop)
            {
                {{statements.ReplaceLineEndings("\n        ").Replace("\n        \n", "\n\n", StringComparison.Ordinal)}}
            }
        }

        """;
}
