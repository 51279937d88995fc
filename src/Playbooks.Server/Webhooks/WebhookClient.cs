using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Playbooks.Storage.Webhooks;

namespace Playbooks.Server.Webhooks;

/// <summary>What became of a try to deliver.</summary>
/// <param name="Error">What went wrong; null when it arrived.</param>
/// <param name="IsFinal">Whether the receiver wants no more of it.</param>
internal sealed record DeliveryTry(string? Error, bool IsFinal = false);

/// <summary>Sends deliveries: a CloudEvent in JSON, signed. Redirects are not followed, and no answer is read.</summary>
internal sealed class WebhookClient : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public WebhookClient(ServeOptions options)
    {
        _clock = options.Clock;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = s_timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            MaxResponseHeadersLength = 16,
            ActivityHeadersPropagator = null,
            ConnectCallback = (connection, cancel) => WebhookTarget.ConnectAsync(connection.DnsEndPoint, options, cancel),
        };
        _http = new HttpClient(handler) { Timeout = s_timeout };
    }

    /// <summary>Sends one.</summary>
    public async Task<DeliveryTry> SendAsync(Webhook webhook, Delivery delivery, CancellationToken cancel)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{webhook.Id}-{delivery.Number}");
        var (body, timestamp) = (CloudEvent(id, delivery), _clock.GetUtcNow().ToUnixTimeSeconds());
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", WebhookSignature.Of(webhook.Secret, id, timestamp, body));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return answer.IsSuccessStatusCode
                ? new DeliveryTry(null)
                : new DeliveryTry(string.Create(CultureInfo.InvariantCulture, $"the receiver answered {(int)answer.StatusCode}"), answer.StatusCode == HttpStatusCode.Gone);
        }
        catch (HttpRequestException failed)
        {
            return new DeliveryTry(failed.HttpRequestError == HttpRequestError.Unknown ? failed.Message : $"the receiver cannot be reached: {failed.HttpRequestError}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DeliveryTry(string.Create(CultureInfo.InvariantCulture, $"the receiver did not answer within {s_timeout.TotalSeconds} s"));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static byte[] CloudEvent(string id, Delivery delivery)
    {
        using var body = new MemoryStream();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WriteString("specversion", "1.0");
            writer.WriteString("id", id);
            writer.WriteString("source", "/playbooks");
            writer.WriteString("type", delivery.Type);
            writer.WriteString("subject", delivery.Subject);
            writer.WriteString("time", delivery.At.UtcDateTime);
            writer.WriteString("datacontenttype", "application/json");
            writer.WritePropertyName("data");
            writer.WriteRawValue(delivery.Data.Span);
            writer.WriteEndObject();
        }
        return body.ToArray();
    }
}
