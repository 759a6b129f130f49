using System.Globalization;
using System.Text.Json.Nodes;

namespace Radar.Recording.Mail;

/// <summary>The JSON that the mail API sends.</summary>
public static class MailResources
{
    /// <summary>A page of the listing.</summary>
    public static JsonObject Page(IEnumerable<MailItem> messages, string? nextPageToken, int estimate)
    {
        var page = new JsonObject
        {
            ["messages"] = new JsonArray([.. messages.Select(message =>
                new JsonObject { ["id"] = message.Id, ["threadId"] = message.ThreadId })]),
        };
        if (nextPageToken is not null)
        {
            page["nextPageToken"] = nextPageToken;
        }

        page["resultSizeEstimate"] = estimate;
        return page;
    }

    /// <summary>A message in the format <c>metadata</c>.</summary>
    public static JsonObject Message(MailItem message) => new()
    {
        ["id"] = message.Id,
        ["threadId"] = message.ThreadId,
        ["labelIds"] = new JsonArray("INBOX", "CATEGORY_PERSONAL"),
        ["snippet"] = message.Snippet,
        ["payload"] = new JsonObject
        {
            ["mimeType"] = "multipart/alternative",
            ["headers"] = new JsonArray(
                Header("From", message.From),
                Header("To", message.To),
                Header("Subject", message.Subject),
                Header("Date", message.Received.ToString("r", CultureInfo.InvariantCulture))),
        },
        ["sizeEstimate"] = 4096 + (StableHash.Of(message.Id) % 30000),
        ["historyId"] = $"{9_000_000 + (StableHash.Of(message.ThreadId) % 1_000_000)}",
        ["internalDate"] = $"{message.Received.ToUnixTimeMilliseconds()}",
    };

    /// <summary>An error.</summary>
    public static JsonObject Error(int code, string status, string domain, string reason, string message) => new()
    {
        ["error"] = new JsonObject
        {
            ["code"] = code,
            ["message"] = message,
            ["errors"] = new JsonArray(
                new JsonObject { ["message"] = message, ["domain"] = domain, ["reason"] = reason }),
            ["status"] = status,
        },
    };

    private static JsonObject Header(string name, string value) => new() { ["name"] = name, ["value"] = value };
}
