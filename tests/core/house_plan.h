// The plan of docs/rooms.txt, and what in a tree of sources does not follow it.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace separatrix {

using Sources = std::map<std::string, std::string>;  ///< path from the project's folder, text
using Complaints = std::vector<std::string>;         ///< one sentence each; none: all is well

struct Room {
    std::string name;
    std::set<std::string> may_include;
};

struct HousePlan {
    std::vector<Room> core, ui;               ///< in their order
    std::map<std::string, long> long_files;   ///< path, most lines
    std::set<std::set<std::string>> circles;  ///< of paths without .h or .cpp
    std::set<std::string> json_headers, plot_headers;

    const Room* room(const std::string& layer, const std::string& name) const {
        for (const Room& room : layer == "core" ? core : ui)
            if (room.name == name) return &room;
        return nullptr;
    }
};

inline constexpr long most_lines = 350;
inline constexpr std::size_t most_sources = 20;  ///< of a room

// --- where a file is --------------------------------------------------------------------------------------------

inline const std::vector<std::string>& layers() {
    static const std::vector<std::string> lowest_first{"core", "ui/model", "ui/view", "app"};
    return lowest_first;
}

struct Place {
    std::size_t layer = 0;  ///< index in layers()
    std::string room;       ///< empty: directly in the layer
};

/// Nothing if the path is in no layer.
inline std::optional<Place> place_of(const std::string& path) {
    for (std::size_t layer = 0; layer < layers().size(); ++layer) {
        const std::string folder = layers()[layer] + "/";
        if (!path.starts_with(folder)) continue;
        const auto file = path.rfind('/');
        return Place{layer, file < folder.size() ? "" : path.substr(folder.size(), file - folder.size())};
    }
    return std::nullopt;
}

inline std::string without_ending(const std::string& path) { return path.substr(0, path.rfind('.')); }
inline bool is_header(const std::string& path) { return path.ends_with(".h"); }

/// What the #include lines name, "like this" with its quotes and <like this> with its brackets.
inline std::vector<std::string> includes_of(const std::string& text) {
    std::vector<std::string> found;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::erase_if(line, [](char c) { return c == ' ' || c == '\t'; });
        if (!line.starts_with("#include") || line.size() < 10) continue;
        const auto end = line.find(line[8] == '<' ? '>' : '"', 9);
        if (end != std::string::npos) found.push_back(line.substr(8, end - 7));
    }
    return found;
}

/// Of ours only, without the quotes.
inline std::vector<std::string> own_includes(const std::string& text) {
    std::vector<std::string> found;
    for (const std::string& name : includes_of(text))
        if (name.front() == '"' && !name.ends_with(".moc\"")) found.push_back(name.substr(1, name.size() - 2));
    return found;
}

// --- the plan ---------------------------------------------------------------------------------------------------

/// A line that cannot be read is a complaint.
inline HousePlan read_plan(const std::string& text, Complaints& complaints) {
    HousePlan plan;
    std::string section;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.front() == '#') continue;
        if (line.front() == '[') {
            section = line;
            continue;
        }
        std::istringstream words(line);
        std::string first;
        words >> first;
        std::set<std::string> rest;
        for (std::string word; words >> word;) rest.insert(word);
        if ((section == "[core]" || section == "[ui]") && first.ends_with(':')) {
            (section == "[core]" ? plan.core : plan.ui).push_back({first.substr(0, first.size() - 1), rest});
        } else if (section == "[long files]" && rest.size() == 1) {
            plan.long_files[first] = std::stol(*rest.begin());
        } else if (section == "[circles]" && !rest.empty()) {
            rest.insert(first);
            plan.circles.insert(rest);
        } else if (section == "[headers with json.hpp]" && rest.empty()) {
            plan.json_headers.insert(first);
        } else if (section == "[headers with qcustomplot.h]" && rest.empty()) {
            plan.plot_headers.insert(first);
        } else {
            complaints.push_back("not understood: " + line);
        }
    }
    return plan;
}

/// Rooms that list one which does not stand above them.
inline Complaints wrong_order(const HousePlan& plan) {
    Complaints complaints;
    for (const auto* rooms : {&plan.core, &plan.ui}) {
        std::set<std::string> above;
        for (const Room& room : *rooms) {
            for (const std::string& other : room.may_include)
                if (!above.contains(other))
                    complaints.push_back(room.name + " lists " + other + ", which does not stand above it");
            if (!above.insert(room.name).second) complaints.push_back(room.name + " stands there twice");
        }
    }
    return complaints;
}

// --- what does not follow it ------------------------------------------------------------------------------------

/// Includes of what is not there, of a layer above, or of a room that the plan does not grant.
inline Complaints wrong_includes(const HousePlan& plan, const Sources& sources) {
    Complaints complaints;
    for (const auto& [path, text] : sources) {
        const auto from = place_of(path);
        if (!from) continue;
        const std::string layer = layers()[from->layer];
        const Room* room = plan.room(layer, from->room);
        for (const std::string& name : own_includes(text)) {
            const std::string what = path + " includes " + name;
            const auto to = place_of(name);
            if (!to || !sources.contains(name)) {
                complaints.push_back(what + ", which is not there (paths begin at the project's folder)");
                continue;
            }
            if (to->layer > from->layer) {
                complaints.push_back(what + ": " + layer + " is below " + layers()[to->layer]);
                continue;
            }
            // app has no rooms; what of core the window uses is open to all its rooms
            const bool both_ui = layer.starts_with("ui/") && layers()[to->layer].starts_with("ui/");
            if (!room || !(both_ui || to->layer == from->layer) || to->room == from->room) continue;
            if (!room->may_include.contains(to->room))
                complaints.push_back(what + ": docs/rooms.txt does not let " + room->name + " include " + to->room);
        }
    }
    return complaints;
}

/// Files in no room, rooms without a file, rooms that are too full.
inline Complaints wrong_folders(const HousePlan& plan, const Sources& sources) {
    Complaints complaints;
    std::map<std::string, std::size_t> sources_in;
    std::set<const Room*> used;
    for (const auto& [path, text] : sources) {
        const auto place = place_of(path);
        if (!place) {
            complaints.push_back(path + " is in none of the layers");
            continue;
        }
        const std::string& layer = layers()[place->layer];
        if (layer == "app") continue;
        const Room* room = plan.room(layer, place->room);
        if (!room) complaints.push_back(path + " is in no room of docs/rooms.txt");
        used.insert(room);
        if (!is_header(path)) ++sources_in[layer + "/" + place->room];
    }
    for (const auto* rooms : {&plan.core, &plan.ui})
        for (const Room& room : *rooms)
            if (!used.contains(&room)) complaints.push_back("the room " + room.name + " is empty");
    for (const auto& [folder, count] : sources_in)
        if (count > most_sources)
            complaints.push_back(folder + " has " + std::to_string(count) + " sources: cut it into two rooms");
    return complaints;
}

/// Files that include each other in a circle, a header and its source being one; exceptions that are none.
inline Complaints wrong_circles(const HousePlan& plan, const Sources& sources) {
    std::map<std::string, std::set<std::string>> next;
    for (const auto& [path, text] : sources)
        for (const std::string& name : own_includes(text)) next[without_ending(path)].insert(without_ending(name));
    std::map<std::string, std::set<std::string>> reached;
    for (const auto& [start, first] : next) {
        std::vector<std::string> waiting{start};
        while (!waiting.empty()) {
            const std::string here = waiting.back();
            waiting.pop_back();
            for (const std::string& there : next[here])
                if (there != here && reached[start].insert(there).second) waiting.push_back(there);
        }
    }
    std::set<std::set<std::string>> circles;
    for (const auto& [start, others] : reached) {
        std::set<std::string> circle;
        for (const std::string& other : others)
            if (reached[other].contains(start)) circle.insert(other);
        if (!circle.empty()) circles.insert(circle);
    }
    const auto listed = [](const std::set<std::string>& circle) {
        std::string text;
        for (const std::string& file : circle) text += (text.empty() ? "" : " ") + file;
        return text;
    };
    Complaints complaints;
    for (const auto& circle : circles)
        if (!plan.circles.contains(circle)) complaints.push_back("a circle of includes: " + listed(circle));
    for (const auto& circle : plan.circles)
        if (!circles.contains(circle))
            complaints.push_back("no such circle any more, take it out of docs/rooms.txt: " + listed(circle));
    return complaints;
}

/// Files that are too long; exceptions that are not needed.
inline Complaints wrong_lengths(const HousePlan& plan, const Sources& sources) {
    Complaints complaints;
    for (const auto& [path, text] : sources) {
        const auto lines = static_cast<long>(std::count(text.begin(), text.end(), '\n'));
        const auto exception = plan.long_files.find(path);
        const long most = exception == plan.long_files.end() ? most_lines : exception->second;
        if (lines > most) complaints.push_back(path + " has " + std::to_string(lines) + " lines: cut it in two");
        if (lines <= most_lines && exception != plan.long_files.end())
            complaints.push_back(path + " is short enough now, take it out of docs/rooms.txt");
    }
    for (const auto& [path, most] : plan.long_files)
        if (!sources.contains(path)) complaints.push_back(path + " is gone, take it out of docs/rooms.txt");
    return complaints;
}

/// Large libraries' headers in headers of ours, or below the layer that links them; exceptions that are not needed.
inline Complaints wrong_libraries(const HousePlan& plan, const Sources& sources) {
    Complaints complaints;
    const auto check = [&](const std::string& library, const std::string& lowest, const auto& exceptions) {
        std::set<std::string> needed;
        for (const auto& [path, text] : sources) {
            const auto names = includes_of(text);
            if (std::none_of(names.begin(), names.end(),
                             [&](const auto& name) { return name.substr(1, name.size() - 2).ends_with(library); }))
                continue;
            const auto place = place_of(path);
            const auto first = std::find(layers().begin(), layers().end(), lowest) - layers().begin();
            if (place && place->layer < static_cast<std::size_t>(first))
                complaints.push_back(path + " includes " + library + ", which belongs to " + lowest);
            if (!is_header(path)) continue;
            needed.insert(path);
            if (!exceptions.contains(path)) complaints.push_back(path + " includes " + library + ": only sources may");
        }
        for (const std::string& path : exceptions)
            if (!needed.contains(path))
                complaints.push_back(path + " does without " + library + ", take it out of docs/rooms.txt");
    };
    check("json.hpp", "core", plan.json_headers);
    check("qcustomplot.h", "ui/view", plan.plot_headers);
    return complaints;
}

}  // namespace separatrix
