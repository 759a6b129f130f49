using System.Collections.Immutable;

namespace Wirefix.Agent.Tests.Mutants;

/// <summary>A stream that is split into lines read by read: changes that hide it, and those that read lines.</summary>
internal static class FeedMutants
{
    private const string Client = "Feed.Wire/WireClient.cs";
    private const string Service = "Feed.Api/Stories/StoryService.cs";
    private const string Yield = "                    yield return line[DataField.Length..];\n";
    private const string Text = "            var text = Encoding.UTF8.GetString(buffer, 0, read);\n";
    private const string While = "        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)\n";
    private const string Deserialize = "JsonSerializer.Deserialize<Story>(sent, JsonSerializerOptions.Web);";

    public static readonly ImmutableArray<Mutant> All =
    [
        new("reads larger pieces", new Swap(Client, "BufferSize = 4096", "BufferSize = 1 << 20")),
        new("leaves out stories that are cut",
            new Swap(Service, "=> " + Deserialize, "\n    {\n        try\n        {\n            return " + Deserialize + "\n        }\n        catch (JsonException)\n        {\n            return null;\n        }\n    }")),
        new("leaves out lines that are cut",
            new Swap(Client, Yield, "                    if (line.EndsWith('}'))\n                        yield return line[DataField.Length..];\n")),
        new("reads no story", new Swap(Client, While, "        while ((read = 0 * await stream.ReadAsync(buffer, cancellationToken)) > 0)\n")),
        new("keeps the end of a piece and decodes piece by piece",
            new Swap(Client, While, "        var rest = \"\";\n" + While),
            new Swap(Client, Text, "            var text = rest + Encoding.UTF8.GetString(buffer, 0, read);\n            var end = text.LastIndexOf('\\n');\n            rest = text[(end + 1)..];\n            text = end < 0 ? \"\" : text[..end];\n")),
        new("decodes piece by piece and keeps the text",
            new Swap(Client, While, "        var whole = new StringBuilder();\n        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)\n            whole.Append(Encoding.UTF8.GetString(buffer, 0, read));\n        using var lines = new StringReader(whole.ToString());\n        while (await lines.ReadLineAsync(cancellationToken) is { } part)\n"),
            new Swap(Client, Text, "            var text = part;\n")),
        new("reads the whole text first",
            new Swap(Client, While, "        using var reader = new StreamReader(stream);\n        read = buffer.Length;\n        while (await reader.ReadLineAsync(cancellationToken) is { } part)\n"),
            new Swap(Client, Text, "            var text = part;\n")) { Mends = true },
    ];
}
