using System.Net;
using System.Text.Json.Nodes;

namespace Radar.Recording.Mail;

/// <summary>What the mail API answers.</summary>
/// <param name="Status">The status.</param>
/// <param name="Body">The JSON body.</param>
/// <param name="RetryAfter">The seconds after which to try again; null when there is nothing to wait for.</param>
public sealed record MailAnswer(HttpStatusCode Status, JsonObject Body, int? RetryAfter = null);
