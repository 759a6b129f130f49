namespace Wirefix.Agent.Tests.Trees;

/// <summary>The sample's fault in other shapes, one layer further from the endpoint, and all of it in other names.</summary>
internal static class Reshaping
{
    private const string Fetcher = "src/Radar.Api/Sync/MessageFetcher.cs";
    private const string FanOut = "        var messages = await Task.WhenAll(ids.Select(id => mail.GetMessageAsync(user, id, cancellationToken)));\n";
    private const string Return = "        return [.. messages.OfType<MailMessage>()];\n";

    /// <summary>Tasks collected by a loop, then awaited together.</summary>
    public static SampleTree CollectedTasks() => Reshaped(tree => tree.Replace(Fetcher, FanOut, """
                var tasks = new List<Task<MailMessage?>>();
                foreach (var id in ids)
                {
                    // Not awaited here: one message must not wait for another.
                    tasks.Add(mail.GetMessageAsync(user, id, cancellationToken));
                }

                var messages = await Task.WhenAll(tasks);

        """));

    /// <summary>A local function for one item.</summary>
    public static SampleTree LocalFunction() => Reshaped(tree =>
    {
        tree.Replace(Fetcher, FanOut, "        var messages = await Task.WhenAll(ids.Select(OneAsync));\n");
        tree.Replace(Fetcher, Return, Return + """

                // A message that was deleted meanwhile is null.
                async Task<MailMessage?> OneAsync(string id)
                {
                    var message = await mail.GetMessageAsync(user, id, cancellationToken);
                    return message;
                }

        """);
    });

    private static SampleTree Reshaped(Action<SampleTree> shape)
    {
        var tree = new SampleTree();
        Directory.Delete(tree["capture"], recursive: true);
        shape(tree);
        AddLayer(tree);
        tree.Rename(Renaming.Of);
        return tree;
    }

    private static void AddLayer(SampleTree tree)
    {
        tree.Write("src/Radar.Api/Sync/PageReader.cs", """
            using Radar.Mail;

            namespace Radar.Api.Sync;

            /// <summary>Reads the pages of a sync.</summary>
            public interface IPageReader
            {
                /// <summary>Reads one page.</summary>
                Task<IReadOnlyList<MailMessage>> ReadAsync(string user, MessagePage page, CancellationToken cancellationToken);
            }

            /// <inheritdoc />
            public sealed class PageReader(IMessageFetcher fetcher) : IPageReader
            {
                /// <inheritdoc />
                public Task<IReadOnlyList<MailMessage>> ReadAsync(string user, MessagePage page, CancellationToken cancellationToken) =>
                    fetcher.FetchPageAsync(user, page.Ids, cancellationToken);
            }

            """u8.ToArray());
        tree.Replace("src/Radar.Api/Sync/SyncService.cs", "IMessageFetcher fetcher", "IPageReader reader");
        tree.Replace("src/Radar.Api/Sync/SyncService.cs", "fetcher.FetchPageAsync(user, page.Ids, cancellationToken)", "reader.ReadAsync(user, page, cancellationToken)");
        tree.Replace("src/Radar.Api/Program.cs", "AddScoped<IMessageFetcher, MessageFetcher>();", "AddScoped<IMessageFetcher, MessageFetcher>();\nbuilder.Services.AddScoped<IPageReader, PageReader>();");
        tree.Replace("tests/Radar.Tests/SyncServiceTests.cs", "new MessageFetcher(mailbox),", "new PageReader(new MessageFetcher(mailbox)),");
    }
}
