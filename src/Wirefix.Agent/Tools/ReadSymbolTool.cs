using System.ComponentModel;
using System.Globalization;
using Wirefix.Agent.Context;

namespace Wirefix.Agent.Tools;

/// <summary><c>read_symbol</c>: the code of a member or a type.</summary>
internal sealed class ReadSymbolTool(ISessionSource source)
{
    private const int MostLines = 200;

    [Description("The code of a member or a type, whole, with line numbers.")]
    public async Task<string> AnswerAsync(
        [Description("A documentation-comment id, or the end of a qualified name: MailClient.GetMessageAsync.")] string symbol,
        [Description("The line to go on from in a long one.")] int from = 1,
        CancellationToken cancellationToken = default)
    {
        var session = await source.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var found = await session.FindAsync(symbol, cancellationToken).ConfigureAwait(false);
        var text = (await found.Document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        var code = MemberCode.Of(text, found.Line) ?? throw new ToolException($"'{symbol}' has no code of its own; read the type that holds it.");
        string[] lines = [.. code.Split('\n').Where(line => NumberOf(line) is not { } number || number >= from)];
        if (lines.Length == 0)
            throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"'{symbol}' ends before line {from}; read it without from."));
        var said = string.Create(CultureInfo.InvariantCulture, $"{session.Relative(found.Document.FilePath!)}. Edits name it `{found.Id}`.{GoOn(lines)}");
        return ToolText.Of(said, new ContextBlock("csharp", string.Join('\n', lines.Take(MostLines))));
    }

    private static string GoOn(string[] lines) => lines.Length > MostLines
        ? string.Create(CultureInfo.InvariantCulture, $" {lines.Length - MostLines} lines more: go on with from={NumberOf(lines[MostLines]) ?? NumberOf(lines[MostLines - 1])}.")
        : "";

    private static int? NumberOf(string line) =>
        int.TryParse(line.TrimStart().Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
