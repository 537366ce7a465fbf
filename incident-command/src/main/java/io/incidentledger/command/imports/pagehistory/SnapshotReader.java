package io.incidentledger.command.imports.pagehistory;

import java.util.List;

import io.incidentledger.events.validation.ValidationErrors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a page's lists of incidents; the format is detected from the content.
final class SnapshotReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private SnapshotReader() {}

    /// @throws SnapshotImportException with every error of the file
    static List<PageSnapshot> read(SnapshotFile file) {
        ValidationErrors validationErrors = new ValidationErrors(Integer.MAX_VALUE);
        List<PageSnapshot> listings = read(file.bytes(), validationErrors);
        if (listings.isEmpty() || !validationErrors.isEmpty()) {
            SnapshotImportException.unlessEmpty(validationErrors.list().stream().map(
                    error -> new SnapshotImportException.Fault(file.path().toString(), error.pointer(), error.detail()))
                    .toList());
            throw new IllegalStateException("there is no listing and no fault");
        }
        return listings;
    }

    private static List<PageSnapshot> read(byte[] bytes, ValidationErrors validationErrors) {
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JacksonException unreadable) {
            var place = unreadable.getLocation();
            validationErrors.add("", "is not valid JSON"
                    + (place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")"));
            return List.of();
        }
        LenientJsonNode root = new LenientJsonNode(json, "", validationErrors);
        LenientJsonNode list = json.isArray() ? root : root.at("incidents");
        if (!list.json().isArray() && !root.at(StatuspageParser.MAINTENANCES).json().isArray()) {
            root.fault("must be a Statuspage incidents.json (an object with the list \"incidents\") or a Google Cloud"
                    + " incidents.json (a list)");
            return List.of();
        }
        List<LenientJsonNode> items = list.items();
        return GoogleCloudParser.isShapeOf(root, items)
                ? List.of(GoogleCloudParser.read(items))
                : StatuspageParser.read(root);
    }
}
