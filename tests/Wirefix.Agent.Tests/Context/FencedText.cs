using System.Text;

namespace Wirefix.Agent.Tests.Context;

/// <summary>Markdown as a reader of CommonMark sees it: what stands in fences, and what does not.</summary>
internal static class FencedText
{
    /// <summary>The lines outside of all fences. A fence ends with a line of at least as many backticks as it began with.</summary>
    public static string Outside(string markdown)
    {
        var outside = new StringBuilder();
        var fence = 0;
        foreach (var line in markdown.Split('\n'))
        {
            var ticks = line.Length - line.TrimStart('`').Length;
            if (fence == 0 && ticks >= 3)
                fence = ticks;
            else if (fence > 0 && ticks >= fence && line.Trim('`', ' ').Length == 0)
                fence = 0;
            else if (fence == 0)
                outside.Append(line).Append('\n');
        }

        Assert.Equal(0, fence);
        return outside.ToString();
    }
}
