using Microsoft.CodeAnalysis.Text;
using Wirefix.Workspace.Checking.Liberties;

namespace Wirefix.Workspace.Tests.Checking;

/// <summary>A change of code, and the liberties that it takes.</summary>
internal static class LibertyCase
{
    /// <summary>The call that is changed most.</summary>
    public const string Call = "return await http.GetStringAsync($\"{Root}/items/{id}\");";

    /// <summary>A class with a call, a file and a handler that catches everything.</summary>
    public const string Shop = """
        namespace Shop;

        public sealed record Item(string Id, int Count);

        public sealed class Depot(HttpClient http, ILogger log)
        {
            public const string Root = "https://stock.example/v1";

            public async Task<string> ReadAsync(string id)
            {
                try
                {
                    return await http.GetStringAsync($"{Root}/items/{id}");
                }
                catch (Exception e)
                {
                    log.Warn(e);
                    return "";
                }
            }

            public async Task<string[]> AllAsync(string[] ids) => await Task.WhenAll(ids.Select(ReadAsync));

            public async Task<string> OtherAsync(string path, CancellationToken token) => await http.GetStringAsync(path, token);

            internal Task SaveAsync(string name, string text) => WriteAsync($"items/{name}", text);

            private static Task WriteAsync(string path, string text) => System.IO.File.WriteAllTextAsync(path, text);
        }

        public interface ILogger
        {
            void Warn(Exception e);
        }

        """;

    /// <summary>The text with other words in it, which it must hold.</summary>
    public static string Changed(string text, string old, string @new)
    {
        if (old.Length == 0)
            return text;
        Assert.Contains(old, text, StringComparison.Ordinal);
        return text.Replace(old, @new, StringComparison.Ordinal);
    }

    /// <summary>The liberties that a text takes where another one stood; both must compile.</summary>
    public static async Task<IEnumerable<Liberty>> TakenAsync(string text, string old = Shop)
    {
        using var sources = new Sources().Add("Shop", old);
        var before = (await sources.LoadAsync()).Solution;
        var document = before.Projects.Single().Documents.Single(each => each.Name == "Shop.cs");
        var after = document.WithText(SourceText.From(text)).Project.Solution;
        var errors = (await after.Projects.Single().GetCompilationAsync())!.GetDiagnostics()
            .Where(each => each.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return await LibertyCheck.TakenAsync(before, after, CancellationToken.None);
    }
}
