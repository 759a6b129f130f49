namespace Wirefix.Testing;

/// <summary>The surroundings that most cases share: a client over HTTP behind an interface, and a class that uses it.</summary>
public static class MailSources
{
    /// <summary>The messages, the interface and the client.</summary>
    public const string Client = """
        public sealed record Message(string Id);

        public interface IMailClient
        {
            Task<Message> GetAsync(string id, CancellationToken cancellationToken = default);
            Task DeleteAsync(string id);
        }

        public sealed class MailClient(HttpClient http) : IMailClient
        {
            public async Task<Message> GetAsync(string id, CancellationToken cancellationToken = default) =>
                new(await http.GetStringAsync("/messages/" + id, cancellationToken));

            public Task DeleteAsync(string id) => http.DeleteAsync("/messages/" + id);
        }

        """;

    /// <summary>A class that holds the client, with some members.</summary>
    public static string Using(string members) => $$"""
        {{Client}}
        public sealed class Sync(IMailClient client)
        {
            {{members.ReplaceLineEndings("\n    ").Replace("\n    \n", "\n\n", StringComparison.Ordinal)}}
        }

        """;
}
