using System.Text;

namespace Wirefix.Traffic.Tests.Formats.Mutations;

/// <summary>Captures of a few pairs, and what becomes of their bytes by random damage.</summary>
public static class MutatedCapture
{
    /// <summary>The formats, by the file name that they would have.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "a.har", "raw.jsonl", "pair.md", "pair.json", "traces.json", "mocks.yaml", "capture.gor", "compact.log", "console.log",
    ];

    /// <summary>How many pairs the captures of several hold.</summary>
    public const int Pairs = 6;

    private const int LongestPiece = 40;

    private static readonly string[] Insertions =
    [
        "{", "}", "[", "]", "\"", "\\", ",", ":", "\n", "\0", "{\"startedDateTime\"", "\"entries\":[", "### RESPONSE ###\n```\n", "```\n", "\u00ff",
        "999999999999999999999999", "-1e999", "null", "{\"msgType\":\"rrpair\"}",
        "🐵🙈🙉\n", "\n---\n", "&a ", "*a", "{\"resourceSpans\"", "\"spans\":[", "{\"@t\":\"", "\\ud800",
    ];

    /// <summary>A well-formed capture of a format.</summary>
    public static byte[] WellFormed(string name) => Encoding.UTF8.GetBytes(name switch
    {
        "a.har" => Har(Enumerable.Range(0, Pairs).Select(HarEntry)),
        "raw.jsonl" => string.Join('\n', Enumerable.Range(0, Pairs).Select(JsonPair)),
        "pair.md" => MarkdownPair,
        "traces.json" => ServerCaptures.Spans(Pairs),
        "mocks.yaml" => ServerCaptures.Documents(Pairs),
        "capture.gor" => ServerCaptures.Records(Pairs),
        "compact.log" => ServerCaptures.CompactLines(Pairs),
        "console.log" => ServerCaptures.ConsoleLines(Pairs),
        _ => JsonPair(0),
    });

    /// <summary>The bytes after one to three mutations.</summary>
    public static byte[] Damaged(byte[] bytes, Random random)
    {
        for (var left = random.Next(1, 4); left > 0 && bytes.Length > 0; left--)
            bytes = Damaged(bytes, (Mutation)random.Next(Enum.GetValues<Mutation>().Length), random);
        return bytes;
    }

    /// <summary>The bytes after one mutation.</summary>
    public static byte[] Damaged(byte[] bytes, Mutation mutation, Random random)
    {
        var at = random.Next(bytes.Length);
        var end = Math.Min(bytes.Length, at + random.Next(1, LongestPiece));
        return mutation switch
        {
            Mutation.Cut => bytes[..at],
            Mutation.Flip => [.. bytes[..at], (byte)(bytes[at] ^ (1 << random.Next(8))), .. bytes[(at + 1)..]],
            Mutation.Insert => [.. bytes[..at], .. Encoding.UTF8.GetBytes(Insertions[random.Next(Insertions.Length)]), .. bytes[at..]],
            Mutation.Duplicate => [.. bytes[..end], .. bytes[at..]],
            _ => [.. bytes[..at], .. bytes[end..]],
        };
    }

    /// <summary>A HAR file of entries that are written already.</summary>
    public static string Har(IEnumerable<string> entries) =>
        $$$"""{"log":{"version":"1.2","creator":{"name":"x","version":"1"},"entries":[{{{string.Join(",\n", entries)}}}]}}""";

    /// <summary>A HAR entry that asks for <c>/pair/</c> and its number in words.</summary>
    public static string HarEntry(int number) =>
        $$$$"""
        {"startedDateTime":"2026-03-04T05:06:0{{{{number}}}}.250Z","time":12.5,"request":{"method":"POST","url":"http://h.example:8080/pair/{{{{Word(number)}}}}?q=a%20b",
        "headers":[{"name":"Content-Type","value":"application/json"}],"postData":{"mimeType":"application/json","text":"{\"a\":[1,{\"b\":\"}\"}]}"}},
        "response":{"status":201,"headers":[{"name":"Content-Type","value":"text/plain"}],"content":{"size":2,"mimeType":"text/plain","text":"b2s=","encoding":"base64"}}}
        """;

    /// <summary>The same as a line of JSON lines.</summary>
    public static string JsonPair(int number) =>
        $$$$"""{"msgType":"rrpair","ts":"2026-03-04T05:06:0{{{{number}}}}.250Z","duration":12,"direction":"IN","l7protocol":"http","network_address":"h.example:8080","http":{"req":{"uri":"/pair/{{{{Word(number)}}}}?q=1","method":"POST","host":"h.example","headers":{"Content-Type":["application/json"]},"bodyBase64":"e30="},"res":{"statusCode":201,"headers":{"X-A":["1","2"]},"body":"ok"}}}""";

    /// <summary>The path of a pair.</summary>
    public static string Path(int number) => $"/pair/{Word(number)}";

    private const string MarkdownPair =
        """
        ### REQUEST ###
        ```
        POST http://h.example:8080/pair/zero HTTP/1.1
        Content-Type: application/json
        ```

        ```
        {"a": 1}
        ```

        ### RESPONSE ###
        ```
        HTTP/1.1 201 Created
        Via: 1.1 a, 1.1 b\\c
        ```

        ```
        ok
        ```

        ### METADATA ###
        ```
        direction: IN
        uuid: 1cc2fd07-31b8-48f6-aa9b-2638daa9a0d8
        ts: 2026-03-04T05:06:00.250Z
        duration: 12ms
        ```

        ### INTERNAL - DO NOT MODIFY ###
        ```
        json: {"msgType":"rrpair","l7protocol":"http","http":{"req":{},"res":{"statusCode":201,"bodyBase64":"b2s="}}}
        ```

        """;

    private static string Word(int number) => ((string[])["zero", "one", "two", "three", "four", "five"])[number];
}
