using Wirefix.Agent.Context;

namespace Wirefix.Agent.Tools;

/// <summary>What tools say: words of ours, then what was recorded or is code in fences, as data.</summary>
internal static class ToolText
{
    /// <summary>The text.</summary>
    public static string Of(string said, params IEnumerable<ContextBlock> blocks) =>
        string.Join('\n', blocks.Select(ContextMarkdown.Of).Prepend($"{said}\n"));
}
