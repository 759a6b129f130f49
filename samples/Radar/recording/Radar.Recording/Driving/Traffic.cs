using Radar.Recording.Mail;

namespace Radar.Recording.Driving;

/// <summary>An ordinary stretch of the service's day, which every recording goes through again.</summary>
public static class Traffic
{
    private const string Newcomer = "theo.brandt@radar.example";
    private const string Regular = "maya.lind@radar.example";
    private const string Latecomer = "ravi.shah@radar.example";

    /// <summary>The mailboxes that the traffic reads.</summary>
    public static IReadOnlyList<Mailbox> Mailboxes { get; } =
        [MailboxSeed.Fill(Newcomer, 7), MailboxSeed.Fill(Regular, 100), MailboxSeed.Fill(Latecomer, 80)];

    private static readonly (double Second, HttpMethod Method, string Path)[] Calls =
    [
        (0, HttpMethod.Get, "/healthz"),
        (0.2, HttpMethod.Post, $"/sync/{Newcomer}"),
        (1.6, HttpMethod.Get, "/touches/1041"),
        (2, HttpMethod.Post, $"/sync/{Regular}"),
        (8, HttpMethod.Get, $"/cursor/{Regular}"),
        (8.5, HttpMethod.Get, "/touches/1041"),
        (10, HttpMethod.Get, "/touches/1077"),
        (13, HttpMethod.Get, "/healthz"),
        (16, HttpMethod.Post, $"/sync/{Latecomer}"),
        (21, HttpMethod.Get, $"/cursor/{Latecomer}"),
        (21.4, HttpMethod.Get, "/touches/1058"),
        (21.8, HttpMethod.Get, "/touches/1120"),
    ];

    /// <summary>Sends the calls one after the other, each no earlier than its second.</summary>
    public static async Task DriveAsync(InboundClient client, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        foreach (var (second, method, path) in Calls)
        {
            var wait = TimeSpan.FromSeconds(second) - TimeProvider.System.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, cancellationToken);
            }

            await client.SendAsync(method, path, cancellationToken);
        }
    }
}
