using System.Text;
using Wirefix.Facts.Suggestions;
using Wirefix.Workspace.Writing;

namespace Wirefix.Agent;

/// <summary>The file beside a project that a verified fix is kept in.</summary>
internal static class SuggestionFile
{
    /// <summary>The file with the fix. One that holds another fix of the same member gives way.</summary>
    /// <exception cref="PreconditionException">The file holds something else, as the fix of an overload.</exception>
    public static FileChange For(VerifiedFix fix, string folder)
    {
        var path = Path.Combine(folder, NameOf(fix));
        var content = Encoding.UTF8.GetBytes(VerifiedFixText.Write([fix]));
        if (!File.Exists(path))
            return new FileChange(path, Before: null, content);
        if (!HoldsOnly(path, fix.Symbol))
        {
            throw new PreconditionException(
                $"{path}: expected no file, or a fix of {fix.Symbol}, found something else; move it away and run again.");
        }

        return new FileChange(path, File.ReadAllBytes(path), content);
    }

    private static bool HoldsOnly(string path, string symbol)
    {
        var held = VerifiedFixText.Read(File.ReadAllLines(path));
        return held is { Problems.Count: 0, Fixes.Count: > 0 } && held.Fixes.All(fix => fix.Symbol == symbol);
    }

    // M:Shop.Cart.AddAsync(System.String) is Cart.AddAsync.wirefix.
    private static string NameOf(VerifiedFix fix)
    {
        var names = fix.Symbol.Split('(')[0].Split('.', ':').TakeLast(2).Select(name => name.Split('`')[0].TrimStart('#'));
        return string.Join('.', names) + VerifiedFixText.Extension;
    }
}
