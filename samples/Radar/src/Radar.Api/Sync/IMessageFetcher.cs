using Radar.Mail;

namespace Radar.Api.Sync;

/// <summary>Reads the messages of a listed page.</summary>
public interface IMessageFetcher
{
    /// <summary>Reads the metadata of the messages with these ids.</summary>
    /// <returns>The messages in the order of <paramref name="ids"/>, without those that are gone.</returns>
    Task<IReadOnlyList<MailMessage>> FetchPageAsync(string user, IReadOnlyList<string> ids, CancellationToken cancellationToken);
}
